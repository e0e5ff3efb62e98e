package org.autocrm.routing;

import java.util.List;

/** The skills that a ticket asks for: those it must have, and those it should have, the most important first. */
record Needs(List<SkillNeed> required, List<SkillNeed> preferred) {

    static final Needs NONE = new Needs(List.of(), List.of());
}
