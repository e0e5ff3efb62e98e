package org.autocrm.view;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.SortKey;
import org.autocrm.view.Audience.Everybody;
import org.autocrm.view.Audience.OfTeam;
import org.autocrm.view.Audience.Personal;
import org.autocrm.view.ViewEvent.Changed;
import org.autocrm.view.ViewEvent.Created;
import org.autocrm.view.ViewEvent.Deleted;
import org.jspecify.annotations.Nullable;

/** A view that somebody made: its query, order and columns are kept as text, as people write them. */
@Entity
@Table(name = "saved_view")
@SuppressWarnings("NullAway.Init")
class SavedView {

    @Id
    @SequenceGenerator(name = "saved_view_seq", sequenceName = "saved_view_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_view_seq")
    private Long id;

    @Version
    private int version;

    @Column(name = "owner_id")
    private @Nullable Long ownerId;

    @Column(name = "team_id")
    private @Nullable Long teamId;

    private String name;
    private String query;
    private String columns;
    private String sort;
    private @Nullable String grouping;
    private int position;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SavedView() {} // for JPA

    SavedView(Audience audience, long maker, Definition definition, Instant at) {
        ownerId = audience instanceof Personal ? maker : null;
        teamId = audience instanceof OfTeam ofTeam ? ofTeam.team() : null;
        createdAt = at;
        take(definition);
    }

    private void take(Definition definition) {
        name = definition.name();
        query = definition.query().toString();
        columns = text(definition.columns());
        sort = definition.order().toString();
        grouping = definition.grouping().map(SortKey::word).orElse(null);
        position = definition.position();
    }

    Created created() {
        return new Created(
                id,
                name,
                Optional.ofNullable(ownerId),
                Optional.ofNullable(teamId),
                query,
                columns,
                sort,
                Optional.ofNullable(grouping),
                position);
    }

    /** Becomes what the definition says; one event for each thing that is different then. */
    List<Changed> become(Definition next) {
        var before = this;
        var was = new Object[] {name, query, columns, sort, grouping, position};
        take(next);
        var is = new Object[] {name, query, columns, sort, grouping, position};
        var what = List.of("name", "query", "columns", "order", "grouping", "position");
        return Stream.iterate(0, i -> i < what.size(), i -> i + 1)
                .filter(i -> !java.util.Objects.equals(was[i], is[i]))
                .map(i -> new Changed(before.id, what.get(i), described(was[i]), described(is[i])))
                .toList();
    }

    private static Optional<String> described(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }

    Deleted deleted() {
        return new Deleted(id, name, query);
    }

    Audience audience() {
        return teamId != null ? new OfTeam(teamId) : ownerId != null ? new Personal() : new Everybody();
    }

    boolean isOwnedBy(long account) {
        return ownerId != null && ownerId == account;
    }

    boolean isPersonal() {
        return ownerId != null;
    }

    int version() {
        return version;
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Empty where it was written in a later version of the language. */
    Optional<Definition> definition() {
        try {
            return Optional.of(new Definition(
                    name,
                    Query.parse(query),
                    Stream.of(columns.split(",", -1))
                            .flatMap(word -> org.autocrm.view.Column.named(word).stream())
                            .toList(),
                    Order.parse(sort),
                    Optional.ofNullable(grouping)
                            .flatMap(word -> Definition.GROUPINGS.stream()
                                    .filter(key -> key.word().equals(word))
                                    .findFirst()),
                    position));
        } catch (QuerySyntax e) {
            return Optional.empty();
        }
    }

    private static String text(List<org.autocrm.view.Column> columns) {
        return columns.stream().map(org.autocrm.view.Column::word).collect(joining(","));
    }
}
