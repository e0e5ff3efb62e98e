package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.autocrm.account.Role;
import org.autocrm.account.Scope;
import org.autocrm.audit.ChangeFeed;
import org.autocrm.audit.ChangeFeed.Part;
import org.autocrm.event.FeedSignal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /events}: the change feed. */
@Path("events")
@ApplicationScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Events", description = "What happened")
public class EventsResource {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Who waits takes a thread of the server, so few may; for the others, an empty answer comes at once. */
    private static final Semaphore WAITING = new Semaphore(8);

    @Inject
    private ChangeFeed feed;

    @Inject
    private FeedSignal signal;

    /** A part of the feed. */
    @Schema(name = "EventFeed")
    public record FeedBody(
            @Schema(required = true) List<EventBody> data,
            @Schema(required = true) FeedPage page) {}

    /** Where a reader of the feed goes on. */
    @Schema(name = "EventFeedPage")
    public record FeedPage(
            @Schema(
                    required = true,
                    description = "after of the next request, also where no event of the wanted types came",
                    examples = "4712")
            long next,

            @Schema(required = true, description = "Whether there is more already", examples = "false")
            boolean more) {}

    @GET
    @Needs(scope = Scope.EVENTS_READ, role = Role.SUPERVISOR)
    @Operation(
            operationId = "readFeed",
            summary = "Reads what happened after a place, in the order of commits, without gaps",
            description =
                    "For supervisors. A place is given after the commit, so nothing ever appears before what was read."
                            + " Ask again with next as after. An empty part with more goes on at next too.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the feed",
            content = @Content(schema = @Schema(implementation = FeedBody.class)))
    public FeedBody read(
            @Parameter(description = "The place after which to begin, 0 if absent: the beginning")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(description = "Only events of these types, with commas between them")
                    @QueryParam("type")
                    @Nullable
                    String type,
            @Parameter(description = "At most so many, 100 if absent, never more than 1000")
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "Seconds to wait, at most 20, where there is nothing yet")
                    @QueryParam("wait")
                    @Nullable
                    String wait,
            @Context SecurityContext caller)
            throws InterruptedException {
        EventParameters.refuseUnlessSupervisor(caller);
        var place = EventParameters.number("after", after, 0, 0, Long.MAX_VALUE);
        var types = EventParameters.types(type);
        var size = (int) Math.min(EventParameters.number("limit", limit, USUAL, 1, Integer.MAX_VALUE), MOST);
        var seconds = EventParameters.number("wait", wait, 0, 0, LONGEST_WAIT_SECONDS);
        if (place > 0 && place > feed.end()) {
            throw new BadParameter("after", "the feed has not come that far");
        }
        var part = feed.after(place, types, size);
        if (part.entries().isEmpty() && seconds > 0 && WAITING.tryAcquire()) {
            try {
                part = await(part, types, size, Duration.ofSeconds(seconds));
            } finally {
                WAITING.release();
            }
        }
        return new FeedBody(
                part.entries().stream().map(EventBody::of).toList(), new FeedPage(part.next(), part.more()));
    }

    /** Looks whenever the feed has grown here, and every second for what other nodes have numbered. */
    private Part await(Part empty, Set<String> types, int size, Duration longest) throws InterruptedException {
        var deadline = System.nanoTime() + longest.toNanos();
        var part = empty;
        while (part.entries().isEmpty()) {
            var growths = signal.growths();
            part = feed.after(part.next(), types, size);
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                break;
            }
            if (part.entries().isEmpty() && !part.more()) {
                signal.awaitGrowth(growths, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        }
        return part;
    }
}
