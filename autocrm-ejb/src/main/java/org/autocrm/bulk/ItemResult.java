package org.autocrm.bulk;

/** What became of one ticket of a job. */
public enum ItemResult {
    /** The job has not come to it, or was cancelled before. */
    NOT_DONE,
    /** All was done. */
    CHANGED,
    /** Of an undo: some properties were put back, others not. */
    PARTLY,
    /** It was as it should be already. */
    UNCHANGED,
    /** Nothing was done, and there is a reason. */
    REFUSED
}
