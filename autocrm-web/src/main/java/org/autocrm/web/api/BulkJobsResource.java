package org.autocrm.web.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.account.Scope;
import org.autocrm.bulk.BulkJobs;
import org.autocrm.bulk.ItemResult;
import org.autocrm.bulk.ItemView;
import org.autocrm.bulk.JobView;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.web.json.JsonText;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /bulk-jobs}: the same done to many tickets. Speaks HTTP and JSON; decides nothing. */
@Path("bulk-jobs")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@Tag(name = "Bulk jobs", description = "The same done to many tickets in the background, with what became of each")
public class BulkJobsResource {

    private static final String LIST = "bulk-jobs";
    private static final String RESULTS = "bulk-results";

    @Inject
    private BulkJobs jobs;

    @Inject
    private Answers answers;

    /** The content of a request that has no body. */
    private record Nothing() {}

    @POST
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "startBulkJob",
            summary = "Does the same to many tickets",
            description =
                    "To those that are named, or to all that a filter finds now; at most 10,000. The answer is the"
                            + " job, which works in the background: read it to see how far it is.")
    @APIResponseSchema(value = BulkJobBody.class, responseCode = "202")
    public Response start(NewBulkJob body) {
        var selection = body.selection();
        var action = body.toAction();
        return answers.once(body, () -> {
            try {
                return accepted("bulk-jobs/", jobs.start(selection, action));
            } catch (ChangeRefused e) {
                throw new WrongMembers(NewBulkJob.errors(e.objections()));
            }
        });
    }

    @GET
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "listBulkJobs", summary = "Lists the bulk jobs of the key's owner, the newest first")
    @APIResponseSchema(BulkJobBody.class)
    public Response list() {
        var part = answers.part(LIST);
        return answers.page(LIST, part, jobs.mine(part), JobView::id, BulkJobBody.class, BulkJobBody::of);
    }

    @GET
    @Path("{id}")
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(operationId = "readBulkJob", summary = "Reads a bulk job and how far it is")
    @APIResponseSchema(BulkJobBody.class)
    public Response read(@PathParam("id") long id) {
        var job = jobs.read(id);
        return answers.one(BulkJobBody.of(job), job.version());
    }

    @GET
    @Path("{id}/results")
    @Paged
    @Needs(scope = Scope.TICKETS_READ)
    @Operation(
            operationId = "listBulkResults",
            summary = "Lists the tickets of a bulk job and what became of each, the newest tickets first")
    @APIResponseSchema(BulkResultBody.class)
    public Response results(
            @PathParam("id") long id,
            @Parameter(
                            description = "Only those: one of not-done, changed, partly, unchanged, refused",
                            example = "refused")
                    @QueryParam("result")
                    @Nullable
                    String result) {
        var only = result(result);
        var part = answers.part(RESULTS);
        return answers.page(
                RESULTS,
                part,
                jobs.results(id, only, part),
                ItemView::position,
                BulkResultBody.class,
                BulkResultBody::of);
    }

    @POST
    @Path("{id}/cancel")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "cancelBulkJob",
            summary = "Stops a bulk job",
            description = "What is done by then stays done, and can be undone. Nothing happens to a job that is over.")
    @APIResponseSchema(value = BulkJobBody.class, responseCode = "200")
    public Response cancel(@PathParam("id") long id) {
        return answers.once(new Nothing(), () -> {
            jobs.cancel(id);
            var job = jobs.read(id);
            return answers.changed(BulkJobBody.of(job), job.version());
        });
    }

    @POST
    @Path("{id}/undo")
    @Needs(scope = Scope.TICKETS_WRITE)
    @Operation(
            operationId = "undoBulkJob",
            summary = "Puts back what a bulk job has changed",
            description =
                    "By another job: on each ticket each property that nobody has changed since. The results of that"
                            + " job say what was not put back, and why. An undo can be undone.")
    @APIResponseSchema(value = BulkJobBody.class, responseCode = "202")
    public Response undo(@PathParam("id") long id) {
        return answers.once(new Nothing(), () -> accepted("../", jobs.undo(id)));
    }

    private Response accepted(String folder, long id) {
        var job = jobs.read(id);
        return answers.accepted(folder + id, BulkJobBody.of(job), job.version());
    }

    private static Optional<ItemResult> result(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var found = Stream.of(ItemResult.values())
                .filter(result -> JsonText.word(result).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            throw new BadParameter("result", "one of not-done, changed, partly, unchanged, refused");
        }
        return found;
    }

    /** What became of a ticket of a bulk job. */
    @Schema(name = "BulkResult")
    public record BulkResultBody(
            @Schema(required = true, description = "The ticket's number", examples = "10042")
            String ticket,

            @Schema(
                    required = true,
                    enumeration = {"not-done", "changed", "partly", "unchanged", "refused"},
                    examples = "refused")
            String result,

            @Schema(description = "Why not all was done; absent where it was") @Nullable
            BulkProblemBody problem) {

        static BulkResultBody of(ItemView item) {
            var code = item.code();
            var reason = item.reason();
            return new BulkResultBody(
                    item.ticket().value(),
                    JsonText.word(item.result()),
                    code == null || reason == null ? null : new BulkProblemBody("urn:autocrm:problem:" + code, reason));
        }
    }

    /** Why something was not done to a ticket. */
    @Schema(name = "BulkProblem")
    public record BulkProblemBody(
            @Schema(
                    required = true,
                    description = "A name that never changes",
                    examples = "urn:autocrm:problem:change-refused")
            String type,

            @Schema(
                    required = true,
                    description = "A sentence for people",
                    examples = "The status Closed needs a value in: Cause.")
            String detail) {}
}
