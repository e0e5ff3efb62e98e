package org.autocrm.view;

import java.io.Serializable;

/** For whom a view is. */
public sealed interface Audience extends Serializable {

    /** Its owner alone. */
    record Personal() implements Audience {
        private static final long serialVersionUID = 1L;
    }

    /** The members of a team. */
    record OfTeam(long team) implements Audience {
        private static final long serialVersionUID = 1L;
    }

    /** Every agent. */
    record Everybody() implements Audience {
        private static final long serialVersionUID = 1L;
    }

    /** Every agent in every installation: nobody can change it. */
    record Standard() implements Audience {
        private static final long serialVersionUID = 1L;
    }
}
