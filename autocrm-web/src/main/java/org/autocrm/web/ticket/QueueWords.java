package org.autocrm.web.ticket;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.Tags;
import org.autocrm.ticket.TicketField;
import org.autocrm.ticket.TicketFields;
import org.autocrm.ticket.search.Field;
import org.autocrm.ticket.search.Value;

/**
 * {@code /tickets/words}: what can be written in a query, for completion while typing; each field with its values, as
 * they are written. With {@code tag}, the tags that begin so.
 */
@WebServlet("/tickets/words")
public class QueueWords extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_TAGS = 10;
    private static final List<String> TIMES = List.of("today", "yesterday", "2h", "1d", "7d", "30d");

    @Inject
    private Teams teams;

    @Inject
    private Statuses statuses;

    @Inject
    private Priorities priorities;

    @Inject
    private TicketFields fields;

    @Inject
    private Tags tags;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var tag = request.getParameter("tag");
        JsonValue answer = tag == null
                ? words().build()
                : array(tags.startingWith(tag, MOST_TAGS).stream()).build();
        JsonAnswer.write(answer, response);
    }

    private JsonObjectBuilder words() {
        var words = Json.createObjectBuilder();
        Arrays.stream(Field.values())
                .filter(field -> field != Field.CUSTOM)
                .forEach(field -> words.add(field.word(), array(values(field))));
        fields.offered().forEach(field -> words.add("field." + field.key(), array(values(field))));
        return words;
    }

    private Stream<String> values(Field field) {
        return switch (field) {
            case STATUS ->
                Stream.concat(
                        Stream.of("open", "waiting", "solved", "closed", "unsolved", "done"),
                        statuses.offered().stream().map(Status::key));
            case PRIORITY -> priorities.offered().stream().map(Priority::key);
            case TEAM ->
                Stream.concat(
                        Stream.of("mine", "none"), teams.inSight().stream().map(TeamRef::name));
            case ASSIGNEE, FOLLOWER, MENTIONS ->
                Stream.concat(Stream.of("me", "none"), teams.agents().stream().map(Person::name));
            case CREATED, UPDATED -> TIMES.stream();
            case SOLVED, SNOOZED, WAITING -> Stream.concat(Stream.of("none"), TIMES.stream());
            case ORGANIZATION, COPY, TAG, MAILBOX, LANGUAGE -> Stream.of("none");
            default -> field.keywords().stream();
        };
    }

    private static Stream<String> values(TicketField field) {
        return switch (field.type()) {
            case BOOLEAN -> Stream.of("true", "false", "none");
            default -> Stream.concat(field.choices().stream(), Stream.of("none"));
        };
    }

    private static JsonArrayBuilder array(Stream<String> values) {
        var array = Json.createArrayBuilder();
        values.distinct().map(value -> Value.of(value).toString()).forEach(array::add);
        return array;
    }
}
