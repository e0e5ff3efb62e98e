package org.autocrm.web.api;

import java.time.Instant;
import org.autocrm.bulk.BulkAction;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Undo;
import org.autocrm.bulk.JobView;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bulk job in JSON, and how far it has come. */
@Schema(name = "BulkJob")
public record BulkJobBody(
        @Schema(required = true, examples = "17") long id,

        @Schema(
                required = true,
                enumeration = {"queued", "running", "finished", "cancelled"},
                examples = "running")
        String state,

        @Schema(
                required = true,
                enumeration = {"change", "delete", "restore", "undo"},
                examples = "change")
        String action,

        @Schema(required = true, description = "What it does, in words", examples = "status: solved; tags: +late")
        String what,

        @Schema(
                description = "What its tickets fulfilled when it started; absent where they were named",
                examples = "status:waiting tag:late")
        @Nullable
        String filter,

        @Schema(required = true, description = "The id of the agent in whose name it works", examples = "7")
        long agent,

        @Schema(description = "The job that this one undoes", examples = "16") @Nullable
        Long undoes,

        @Schema(description = "The job that undoes this one, or has", examples = "18") @Nullable
        Long undoneBy,

        @Schema(required = true) BulkCountsBody counts,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant createdAt,

        @Schema(examples = "2026-03-02T09:00:00Z") @Nullable Instant startedAt,

        @Schema(examples = "2026-03-02T09:00:00Z") @Nullable Instant endedAt) {

    /** How many tickets a bulk job has, and what became of them. */
    @Schema(name = "BulkCounts")
    public record BulkCountsBody(
            @Schema(required = true, examples = "4312") int total,

            @Schema(required = true, description = "Of these, whatever came of it", examples = "1200")
            int done,

            @Schema(required = true, examples = "1190") int changed,

            @Schema(required = true, description = "Of an undo: put back in part", examples = "0")
            int partly,

            @Schema(required = true, description = "Were as they should be already", examples = "7")
            int unchanged,

            @Schema(required = true, description = "Could not be changed", examples = "3")
            int refused) {}

    static BulkJobBody of(JobView job) {
        return new BulkJobBody(
                job.id(),
                JsonText.word(job.state()),
                word(job.action()),
                job.what(),
                job.query(),
                job.agent(),
                job.action() instanceof Undo undo ? undo.job() : null,
                job.undoneBy(),
                new BulkCountsBody(
                        job.total(), job.done(), job.changed(), job.partly(), job.unchanged(), job.refused()),
                job.createdAt(),
                job.startedAt(),
                job.endedAt());
    }

    private static String word(BulkAction action) {
        return action instanceof Change
                ? "change"
                : action instanceof Delete ? "delete" : action instanceof Undo ? "undo" : "restore";
    }
}
