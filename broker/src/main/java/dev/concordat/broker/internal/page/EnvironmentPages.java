package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is deployed where. */
final class EnvironmentPages implements Resources {

    private final Pages pages;
    private final JdbcClient jdbc;

    EnvironmentPages(Pages pages, JdbcClient jdbc) {
        this.pages = pages;
        this.jdbc = jdbc;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/environments").get(MediaTypes.HTML, pages.page(this::environments));
    }

    private View environments(Visit visit) {
        Map<String, List<Deployment>> byName = Deployment.current(jdbc).stream()
                .collect(Collectors.groupingBy(Deployment::environment, LinkedHashMap::new, Collectors.toList()));
        List<Environment> environments = byName.entrySet().stream()
                .map(entry -> new Environment(
                        entry.getKey(),
                        entry.getValue().get(0).production(),
                        entry.getValue().stream()
                                .filter(each -> each.version() != null)
                                .map(each -> Present.of(visit, each))
                                .toList()))
                .toList();
        return new View("environments", "Environments", View.Section.ENVIRONMENTS, new Values(environments));
    }

    /** The values of the page. */
    record Values(List<Environment> environments) {

        boolean nothing() {
            return environments.isEmpty();
        }
    }

    /** An environment and what is in it. */
    record Environment(String environment, boolean production, List<Present> present) {

        boolean vacant() {
            return present.isEmpty();
        }
    }

    /** What is in an environment. */
    record Present(
            Ref pacticipant,
            Ref version,
            @Nullable String instance,
            String how,
            @Nullable When since,
            @Nullable When until) {

        static Present of(Visit visit, Deployment each) {
            String pacticipant = each.pacticipant() == null ? "" : each.pacticipant();
            String version = each.version() == null ? "" : each.version();
            return new Present(
                    new Ref(pacticipant, visit.to().pacticipant(pacticipant)),
                    new Ref(version, visit.to().version(pacticipant, version)),
                    each.instance(),
                    each.released() ? "released" : "deployed",
                    visit.when(each.since()),
                    visit.when(each.until()));
        }
    }
}
