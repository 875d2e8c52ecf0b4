package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The matrix, and what can be deployed. */
final class MatrixResources implements Resources {

    private final Matrix matrix;
    private final DecorationSearch decorations;
    private final Environments environments;

    MatrixResources(Matrix matrix, DecorationSearch decorations, Environments environments) {
        this.matrix = matrix;
        this.decorations = decorations;
        this.environments = environments;
    }

    @Override
    public void register(Routes routes) {
        answers(routes, "/matrix", call -> reader(call).matrix());
        answers(routes, "/matrix/provider/{provider}/consumer/{consumer}", this::pair);
        answers(routes, "/can-i-deploy", call -> DeployQueryReader.read(call.query(), matrix.parties(), environments));
        answers(routes, "/pacticipants/{pacticipant}/latest-version/{tag}/can-i-deploy/to/{to}", this::tagToTag);
        answers(
                routes,
                "/pacticipants/{pacticipant}/branches/{branch}/latest-version/can-i-deploy/to-environment/{environment}",
                this::branchToEnvironment);
    }

    private void answers(Routes routes, String template, Function<Call, MatrixQuery> question) {
        routes.on(template)
                .get(call -> tree(question.apply(call), call))
                .get(MediaTypes.TEXT, call -> text(question.apply(call)));
    }

    private QueryReader reader(Call call) {
        return new QueryReader(call.query(), matrix.parties(), environments);
    }

    /** The answer to a question in a query. */
    JsonNode answer(Call call) {
        return document(reader(call).matrix(), call);
    }

    private Answer tree(MatrixQuery query, Call call) {
        return Answer.ok(document(query, call));
    }

    private JsonNode document(MatrixQuery query, Call call) {
        Verdict verdict = Verdict.of(matrix.find(query));
        List<Long> versionIds = Stream.concat(
                        verdict.findings().considered().stream(), verdict.findings().ignoredRows().stream())
                .flatMap(row -> Stream.of(row.consumerVersion(), row.providerVersion()))
                .filter(Objects::nonNull)
                .map(VersionKey::id)
                .distinct()
                .toList();
        List<Notice> notices = new Notices(matrix.parties()).of(verdict);
        return new MatrixView(decorations.of(versionIds), call.links()).of(verdict, notices);
    }

    private Answer text(MatrixQuery query) {
        Verdict verdict = Verdict.of(matrix.find(query));
        return Answer.ok(MatrixTable.of(verdict, new Notices(matrix.parties()).of(verdict)));
    }

    private MatrixQuery pair(Call call) {
        known(call.path("consumer"));
        known(call.path("provider"));
        return reader(call).about(List.of(Selector.any(call.path("consumer")), Selector.any(call.path("provider"))));
    }

    private MatrixQuery tagToTag(Call call) {
        Selector selector = new Selector(call.path("pacticipant"), Criteria.latestTagged(call.path("tag")));
        return question(selector, Criteria.latestTagged(call.path("to")));
    }

    private MatrixQuery branchToEnvironment(Call call) {
        Selector selector = new Selector(call.path("pacticipant"), Criteria.latestOf(call.path("branch")));
        if (environments.named(call.path("environment")).isEmpty()) {
            throw Refusal.notFound();
        }
        return question(selector, Criteria.in(call.path("environment")));
    }

    private MatrixQuery question(Selector selector, Criteria destination) {
        known(selector.pacticipant());
        if (matrix.isMissing(selector)) {
            throw Refusal.notFound();
        }
        return new MatrixQuery(List.of(selector), destination, List.of(), Narrowing.by(LatestBy.CVP));
    }

    private void known(String pacticipant) {
        if (matrix.parties().find(List.of(pacticipant)).isEmpty()) {
            throw Refusal.notFound();
        }
    }
}
