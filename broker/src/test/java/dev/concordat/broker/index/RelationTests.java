package dev.concordat.broker.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@FreshDatabase
class RelationTests {

    @Test
    void relationWhenAnyAnswerHasItIsExplained(Database database) throws IOException {
        Set<String> relations = Pattern.compile("\"pb:([\\w-]+)\":")
                .matcher(conversations())
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Broker broker = RunningBroker.on(database)) {
            BrokerCalls calls = new BrokerCalls(broker);
            assertThat(relations).hasSizeGreaterThan(80).allSatisfy(relation -> {
                HttpResponse<String> page = calls.get("/doc/" + relation + "?context=pact");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
                assertThat(page.body()).contains("<h2 id=\"" + relation + "\">pb:" + relation + "</h2>");
            });
            String all = calls.get("/doc").body();
            assertThat(Pattern.compile("<h2 id=\"([\\w-]+)\">")
                            .matcher(all)
                            .results()
                            .map((MatchResult result) -> result.group(1)))
                    .containsAll(relations);
        }
    }

    @Test
    void relationWhenUnknownIsNotFoundAndItsNameIsEscaped(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            HttpResponse<String> page = new BrokerCalls(broker).get("/doc/%3Cscript%3Ealert(1)%3C%2Fscript%3E");

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body())
                    .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
                    .contains("No relation has this name.")
                    .doesNotContain("<script");
        }
    }

    private static String conversations() throws IOException {
        try (InputStream in = RelationTests.class.getResourceAsStream("/conformance/http.jsonl")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
