package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.autocrm.ticket.FieldType;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketField;
import org.autocrm.ticket.TicketFields;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/fields}: the fields of one's own that tickets have. */
@Named
@ViewScoped
public class FieldsPage extends Editor<TicketField> {

    private static final long serialVersionUID = 1L;

    @Inject
    private TicketFields fields;

    @Inject
    private Statuses statuses;

    @Inject
    private Tally tally;

    private @Nullable String name;
    private FieldType type = FieldType.TEXT;
    private @Nullable String choices;
    private List<String> requiredFor = List.of();
    private int position;
    private boolean forCustomers;
    private boolean archived;

    public List<TicketField> getFields() {
        return fields.all();
    }

    public List<FieldType> getTypes() {
        return List.of(FieldType.values());
    }

    public List<Status> getStatuses() {
        return statuses.offered();
    }

    /** The names of the statuses that a field is required for. */
    public String required(TicketField field) {
        return statuses.all().stream()
                .filter(status -> field.requiredFor().contains(status.key()))
                .map(Status::name)
                .collect(Collectors.joining(", "));
    }

    public boolean isChoice() {
        return type.hasChoices();
    }

    /** What may be chosen, line by line. */
    public List<String> getLines() {
        return choices == null
                ? List.of()
                : choices.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        var seen = getSeen();
        List<String> effects = new ArrayList<>();
        if (seen == null) {
            effects.add(PageTexts.text("effect.field.new"));
        } else {
            effects.add(PageTexts.text("effect.field.key", seen.key()));
        }
        var added = new TreeSet<>(requiredFor);
        if (seen != null) {
            added.removeAll(seen.requiredFor());
        }
        if (!added.isEmpty()) {
            var unsolved = seen == null
                    ? tally.of("status:unsolved")
                    : tally.of("field." + seen.key() + ":none status:unsolved");
            effects.add(PageTexts.text("effect.field.required", unsolved, names(added)));
        }
        if (seen != null
                && seen.choices().stream().anyMatch(choice -> !getLines().contains(choice))) {
            effects.add(PageTexts.text("effect.field.choices"));
        }
        if (seen != null && archived && !seen.archived()) {
            effects.add(PageTexts.text("effect.field.archived"));
        }
        return effects;
    }

    @Override
    String place() {
        return "/admin/fields";
    }

    @Override
    Optional<TicketField> find(String wanted) {
        return fields.find(wanted);
    }

    @Override
    void take(TicketField field) {
        name = field.name();
        type = field.type();
        choices = String.join("\n", field.choices());
        requiredFor = List.copyOf(field.requiredFor());
        position = field.position();
        forCustomers = field.forCustomers();
        archived = field.archived();
    }

    @Override
    String add() {
        return fields.add(name == null ? "" : name, type, choicesOfType(), Set.copyOf(requiredFor))
                .key();
    }

    @Override
    String change(String key, TicketField seen) {
        return fields.change(
                        key,
                        OptionalLong.of(seen.version()),
                        is -> new TicketField(
                                key,
                                name == null ? "" : name,
                                is.type(),
                                choicesOfType(),
                                Set.copyOf(requiredFor),
                                position,
                                forCustomers,
                                archived,
                                is.version()))
                .key();
    }

    @Override
    Map<String, String> shown(TicketField field) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), field.name());
        shown.put(PageTexts.text("admin.choices"), String.join(", ", field.choices()));
        shown.put(PageTexts.text("admin.requiredFor"), required(field));
        shown.put(PageTexts.text("admin.position"), Integer.toString(field.position()));
        shown.put(PageTexts.text("admin.forCustomers"), Say.yes(field.forCustomers()));
        shown.put(PageTexts.text("admin.archived"), Say.yes(field.archived()));
        return shown;
    }

    private List<String> choicesOfType() {
        return type.hasChoices() ? getLines() : List.of();
    }

    private String names(Set<String> keys) {
        return statuses.all().stream()
                .filter(status -> keys.contains(status.key()))
                .map(Status::name)
                .collect(Collectors.joining(", "));
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public FieldType getType() {
        return type;
    }

    public void setType(FieldType type) {
        this.type = type;
    }

    public @Nullable String getChoices() {
        return choices;
    }

    public void setChoices(@Nullable String choices) {
        this.choices = choices;
    }

    public List<String> getRequiredFor() {
        return requiredFor;
    }

    public void setRequiredFor(List<String> requiredFor) {
        this.requiredFor = List.copyOf(requiredFor);
    }

    public int getPosition() {
        return position;
    }

    public void setPosition(int position) {
        this.position = position;
    }

    public boolean isForCustomers() {
        return forCustomers;
    }

    public void setForCustomers(boolean forCustomers) {
        this.forCustomers = forCustomers;
    }

    public boolean isArchived() {
        return archived;
    }

    public void setArchived(boolean archived) {
        this.archived = archived;
    }
}
