package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.page.Large;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a pact of 27,000 interactions, by a broker that has no more heap than its distribution gives it. */
class LargePactTests {

    private static final int INTERACTIONS = 27_000;
    private static final String PACT = "/pacts/provider/shop/consumer/web/version/";

    private final HttpClient client = HttpClient.newHttpClient();
    private BrokerProgram broker;
    private String url;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        broker = BrokerProgram.start(folder, List.of("@src/main/distribution/jvm.options"));
        url = broker.url();
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void pactIsShownInPagesAndSearchedAsAWhole() throws Exception {
        publish("1", Large.pact("web", "shop", INTERACTIONS));

        Document first = page(PACT + "1");
        assertThat(first.select(".tools h2").text()).isEqualTo("Interactions 27000");
        assertThat(first.select("details.interaction")).hasSize(1000);
        assertThat(first.select(".turn").eachText())
                .containsOnly("1–1000 of 27000 Next")
                .hasSize(2);
        assertThat(first.select("a:contains(JSON)").attr("href"))
                .isEqualTo("/pacts/provider/shop/consumer/web/versions/1");
        Document second = page(first.select(".turn a[rel=next]").attr("href"));
        assertThat(second.select("details.interaction").get(0).id()).isEqualTo("i1001");
        Document last = page(PACT + "1?page=27");
        assertThat(last.select("details.interaction").get(999).text())
                .startsWith("a request of number 26999 GET /products/26999 → 200 HTTP");
        assertThat(last.select(".turn").get(0).text()).isEqualTo("Previous 26001–27000 of 27000");

        Document found = page(PACT + "1?q=NUMBER%202699");
        assertThat(found.select(".tools [role=status]").text()).isEqualTo("11 of 27000");
        assertThat(found.select("details.interaction").eachAttr("id"))
                .containsExactly(
                        "i2700", "i26991", "i26992", "i26993", "i26994", "i26995", "i26996", "i26997", "i26998",
                        "i26999", "i27000");
        assertThat(found.select(".tools a").attr("href")).isEqualTo(PACT + "1");
        assertThat(page(PACT + "1?q=number%202699&size=5")
                        .select(".turn a[rel=next]")
                        .attr("href"))
                .isEqualTo(PACT + "1?q=number%202699&page=2&size=5");
        assertThat(page(PACT + "1?q=elephant").select(".empty").text()).isEqualTo("No interaction is like that.");
    }

    @Test
    void diffOfTwoShowsWhatChanged() throws Exception {
        String pact = Large.pact("web", "shop", INTERACTIONS);
        publish("1", pact);
        publish("2", pact.replace("\"/products/13000\"", "\"/products/none\""));
        publish("3", pact.replace("Kettle", "Pot"));

        Document one = page(PACT + "2/diff/previous-distinct");
        assertThat(one.select(".facts dd").eachText()).containsExactly("1", "2", "1", "26999 interactions");
        assertThat(one.select("summary").eachText()).containsExactly("a request of number 13000 changed");
        assertThat(one.select(".diff .added, .diff .removed").eachText())
                .containsExactly("-     \"path\": \"/products/13000\"", "+     \"path\": \"/products/none\"");
        Document all = page(PACT + "3/diff/version/1");
        assertThat(all.select(".facts dd").eachText()).containsExactly("1", "3", "27000", "0 interactions");
        assertThat(all.select("details.interaction")).hasSize(200);
        assertThat(page(all.select(".turn a[rel=next]").attr("href"))
                        .select("summary")
                        .get(0)
                        .text())
                .isEqualTo("a request of number 200 changed");
    }

    @Test
    void resultShowsWhatFailedFirst() throws Exception {
        String answer = publish("1", Large.pact("web", "shop", INTERACTIONS));
        String results = answer.replaceAll(
                "(?s).*\"pb:publish-verification-results\":\\{[^}]*\"href\":\"[^\"]*?(/pacts/[^\"]+)\".*", "$1");
        String tests = IntStream.range(0, INTERACTIONS)
                .mapToObj(i -> "{\"interactionDescription\":\"a request of number " + i + "\",\"success\":"
                        + (i != 20_000) + "}")
                .collect(Collectors.joining(","));
        HttpResponse<String> published = send(request(results)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"success\":false,\"providerApplicationVersion\":\"9\","
                        + "\"testResults\":{\"tests\":[" + tests + "]}}")));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);

        Document matrix = page("/matrix/provider/shop/consumer/web");
        Document result = page(matrix.select("tbody td a").attr("href"));

        assertThat(result.select("tbody tr")).hasSize(1000);
        assertThat(result.select("tbody tr").get(0).text()).isEqualTo("a request of number 20000 Failed");
        assertThat(result.select("tbody tr").get(1).text()).isEqualTo("a request of number 0 Verified");
        assertThat(result.select(".turn").text()).isEqualTo("1–1000 of 27000 Next");
    }

    private String publish(String version, String pact) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(PACT + version)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(pact)));
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body();
    }

    private Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).header("Accept", "text/html"));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).version(HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
