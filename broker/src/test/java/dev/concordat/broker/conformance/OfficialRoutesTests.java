package dev.concordat.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which of the official broker's routes ours serves. The list stands in {@code official-routes.tsv}; a route that is
 * not served stands there with its reason. The table is written to {@code target/conformance/routes.md}.
 */
@FreshDatabase
class OfficialRoutesTests {

    @Test
    void routesOfTheOfficialBrokerAreServedButThoseWithAReason(Database database) throws IOException {
        List<OfficialRoute> routes = OfficialRoute.read();
        try (Broker broker = RunningBroker.on(database)) {
            BrokerCalls calls = new BrokerCalls(broker);
            assertThat(routes)
                    .hasSizeGreaterThan(150)
                    .doesNotHaveDuplicates()
                    .allSatisfy(route -> assertThat(methods(calls, route).contains(route.method()))
                            .as(route.toString())
                            .isEqualTo(route.isServed()));
        }
        Report.write("routes.md", table(routes));
    }

    private static List<String> methods(BrokerCalls calls, OfficialRoute route) {
        HttpResponse<String> options = calls.send("OPTIONS", route.path(), null);
        return options.headers()
                .firstValue("Access-Control-Allow-Methods")
                .map(allowed -> List.of(allowed.split(", ", -1)))
                .orElse(List.of());
    }

    private static List<String> table(List<OfficialRoute> routes) {
        long served = routes.stream().filter(OfficialRoute::isServed).count();
        List<String> lines = new ArrayList<>(List.of(
                "# Routes of the official Pact Broker 2.120.0",
                "",
                served + " of " + routes.size() + " are served.",
                "",
                "| Method | Address | |",
                "|---|---|---|"));
        routes.forEach(route -> lines.add(route.row()));
        return lines;
    }
}
