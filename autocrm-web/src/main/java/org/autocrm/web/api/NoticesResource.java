package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.account.Scope;
import org.autocrm.notification.Choice;
import org.autocrm.notification.NoticeChoices;
import org.autocrm.notification.NoticeKind;
import org.autocrm.notification.NoticePreferences;
import org.autocrm.notification.NoticeView;
import org.autocrm.notification.Notices;
import org.autocrm.notification.Relation;
import org.autocrm.notification.Rhythm;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /me/notifications}: what the key's owner hears of, and chose to hear of. */
@Path("me/notifications")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Notifications", description = "What agents hear of without looking")
public class NoticesResource {

    private static final String LIST = "notices";
    private static final String KINDS =
            "opened|answered|replied|noted|mentioned|assigned|status-changed|undelivered|at-risk|breached";

    @Inject
    private Notices notices;

    @Inject
    private NoticeChoices choices;

    @Inject
    private Answers answers;

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "listMyNotifications", summary = "Lists what you hear of at the bell, the newest first")
    @APIResponseSchema(NoticeBody.class)
    public Response list(
            @Parameter(description = "Only those: unread", example = "unread") @QueryParam("show") @Nullable
                    String show) {
        if (show != null && !show.equals("unread")) {
            throw new BadParameter("show", "must be unread, or left out");
        }
        var part = answers.part(LIST);
        return answers.page(
                LIST, part, notices.list(show != null, part), NoticeView::id, NoticeBody.class, NoticeBody::of);
    }

    @POST
    @Produces(MediaType.WILDCARD) // who expects nothing may accept nothing but problems
    @Path("read")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "readMyNotifications",
            summary = "Marks notifications as read",
            description = "Those of the ids, or all up to one; others than your own stay as they are.")
    @APIResponse(responseCode = "204", description = "They are read")
    public Response read(ReadNotices body) {
        return answers.once(body, () -> {
            if (body.ids() != null) {
                notices.read(body.ids());
            }
            if (body.upTo() != null) {
                notices.readUpTo(body.upTo());
            }
            return answers.nothing();
        });
    }

    @GET
    @Path("preferences")
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readMyNotificationPreferences", summary = "Says what you hear of, and how")
    @APIResponseSchema(PreferencesBody.class)
    public Response preferences() {
        return answers.one(PreferencesBody.of(choices.mine()), 0);
    }

    @PUT
    @Path("preferences")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "changeMyNotificationPreferences",
            summary = "Chooses what you hear of, and how",
            description =
                    "What is not in the matrix is as usual from now on; an empty one takes back whatever was chosen.")
    @APIResponseSchema(PreferencesBody.class)
    public Response choose(NewPreferences body) {
        var matrix = NoticePreferences.usual().matrix();
        for (var row : body.matrix()) {
            matrix = matrix.with(
                    JsonText.constant(NoticeKind.class, row.event()),
                    JsonText.constant(Relation.class, row.relation()),
                    new Choice(row.screen(), row.mail()));
        }
        var hour = body.hour();
        return answers.changed(
                PreferencesBody.of(choices.choose(new NoticePreferences(
                        matrix,
                        JsonText.constant(Rhythm.class, body.mails()),
                        hour == null ? NoticePreferences.USUAL_HOUR : hour))),
                0);
    }

    /** A notice in JSON. */
    @Schema(name = "Notification")
    public record NoticeBody(
            @Schema(required = true, examples = "4711") long id,

            @Schema(
                    required = true,
                    enumeration = {
                        "opened",
                        "answered",
                        "replied",
                        "noted",
                        "mentioned",
                        "assigned",
                        "status-changed",
                        "undelivered",
                        "at-risk",
                        "breached"
                    },
                    examples = "answered")
            String event,

            @Schema(
                    required = true,
                    description = "What the ticket is to you, the nearest of those by which you hear of it",
                    enumeration = {"mine", "followed", "team", "all"},
                    examples = "mine")
            String relation,

            @Schema(required = true, examples = "10042") String ticket,

            @Schema(required = true, examples = "Printer on fire")
            String subject,

            @Schema(description = "The id of the message that it is about", examples = "90210") @Nullable
            Long message,

            @Schema(description = "Who did it, by name; absent where nobody did", examples = "Ann Lee") @Nullable
            String actor,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant at,

            @Schema(description = "Absent while it is unread", examples = "2026-03-02T09:05:00Z") @Nullable
            Instant readAt) {

        static NoticeBody of(NoticeView notice) {
            return new NoticeBody(
                    notice.id(),
                    JsonText.word(notice.kind()),
                    JsonText.word(notice.relation()),
                    notice.ticket().value(),
                    notice.subject(),
                    notice.message(),
                    notice.actor().isBlank() ? null : notice.actor(),
                    notice.at(),
                    notice.readAt());
        }
    }

    /** The body that marks notices as read. */
    @Schema(name = "ReadNotifications")
    public record ReadNotices(
            @Size(max = 200) @Schema(description = "Those that you have read", examples = "[4711]") @Nullable
            List<@NotNull Long> ids,

            @Min(0) @Schema(description = "All up to that one", examples = "4711") @Nullable
            Long upTo) {}

    /** What an agent chose, in JSON. */
    @Schema(name = "NotificationPreferences")
    public record PreferencesBody(
            @Schema(
                    required = true,
                    description = "When mails come: each at once, or collected",
                    enumeration = {"at-once", "hourly", "daily", "never"},
                    examples = "at-once")
            String mails,

            @Schema(
                    required = true,
                    description = "The hour of the day of the daily mail, by the server's clock",
                    examples = "8")
            int hour,

            @Schema(required = true) List<ChoiceBody> matrix) {

        static PreferencesBody of(NoticePreferences mine) {
            return new PreferencesBody(
                    JsonText.word(mine.rhythm()),
                    mine.hour(),
                    Stream.of(NoticeKind.values())
                            .flatMap(kind -> kind.relations().stream()
                                    .map(relation -> ChoiceBody.of(
                                            kind, relation, mine.matrix().choice(kind, relation))))
                            .toList());
        }
    }

    /** The body that chooses. */
    @Schema(name = "NewNotificationPreferences")
    public record NewPreferences(
            @NotNull
            @Size(max = 20)
            @Pattern(regexp = "at-once|hourly|daily|never", message = "must be at-once, hourly, daily or never")
            @Schema(
                    enumeration = {"at-once", "hourly", "daily", "never"},
                    examples = "daily")
            String mails,

            @Min(0)
            @Max(23)
            @Schema(description = "The hour of the day of the daily mail, by the server's clock", examples = "8")
            @Nullable
            Integer hour,

            @NotNull @Size(max = 40) @Valid List<@NotNull ChoiceBody> matrix) {}

    /** A choice: of what, for which tickets, and how. */
    @Schema(name = "NotificationChoice")
    public record ChoiceBody(
            @NotNull
            @Size(max = 20)
            @Pattern(regexp = KINDS, message = "must be one of " + KINDS)
            @Schema(
                    required = true,
                    enumeration = {
                        "opened",
                        "answered",
                        "replied",
                        "noted",
                        "mentioned",
                        "assigned",
                        "status-changed",
                        "undelivered",
                        "at-risk",
                        "breached"
                    },
                    examples = "answered")
            String event,

            @NotNull
            @Size(max = 20)
            @Pattern(regexp = "mine|followed|team|all", message = "must be mine, followed, team or all")
            @Schema(
                    required = true,
                    enumeration = {"mine", "followed", "team", "all"},
                    examples = "mine")
            String relation,

            @Schema(required = true, description = "At the bell of the desk", examples = "true")
            boolean screen,

            @Schema(required = true, examples = "true") boolean mail) {

        static ChoiceBody of(NoticeKind kind, Relation relation, Choice choice) {
            return new ChoiceBody(JsonText.word(kind), JsonText.word(relation), choice.screen(), choice.mail());
        }
    }
}
