package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The matrix: of everybody with everybody, or the answer to a question. */
final class MatrixPages implements Resources {

    private final Pages pages;
    private final Integrations integrations;
    private final QuestionPage question;

    MatrixPages(Pages pages, Integrations integrations, QuestionPage question) {
        this.pages = pages;
        this.integrations = integrations;
        this.question = question;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/matrix").get(MediaTypes.HTML, pages.page(this::matrix));
    }

    private View matrix(Visit visit) {
        return visit.call().query().parameters().isEmpty() ? everybody(visit) : question.view(visit);
    }

    private View everybody(Visit visit) {
        List<Integration> all = integrations.all();
        List<String> providers =
                all.stream().map(Integration::provider).distinct().sorted().toList();
        Map<String, Map<String, Integration>> byConsumer = all.stream()
                .collect(Collectors.groupingBy(
                        Integration::consumer,
                        LinkedHashMap::new,
                        Collectors.toMap(Integration::provider, each -> each)));
        List<Line> lines = byConsumer.entrySet().stream()
                .map(entry -> new Line(
                        new Ref(entry.getKey(), visit.to().pacticipant(entry.getKey())),
                        providers.stream()
                                .map(provider -> field(visit, entry.getValue().get(provider)))
                                .toList()))
                .toList();
        List<Ref> heads = providers.stream()
                .map(name -> new Ref(name, visit.to().pacticipant(name)))
                .toList();
        return new View(
                "matrix",
                "Matrix",
                View.Section.MATRIX,
                new Everybody(heads, lines, List.of(Status.values()), question.form(visit)));
    }

    private static Field field(Visit visit, @Nullable Integration integration) {
        return integration == null
                ? new Field("", null, null)
                : new Field(
                        integration.consumer() + " with " + integration.provider(),
                        integration.status(),
                        visit.to().matrix(integration.consumer(), integration.provider()));
    }

    /** The values of the page of everybody. */
    record Everybody(List<Ref> providers, List<Line> lines, List<Status> legend, QuestionPage.Form form) {

        boolean nothing() {
            return lines.isEmpty();
        }
    }

    /** A consumer and how it stands with every provider. */
    record Line(Ref consumer, List<Field> fields) {}

    /** How two stand; empty where they do not know each other. */
    record Field(
            String pair, @Nullable Status status, @Nullable String href) {}
}
