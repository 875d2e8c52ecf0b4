package dev.concordat.broker.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@FreshDatabase
class PagesTests {

    /** All on one broker; each page is a test of its own. */
    @TestFactory
    Stream<DynamicTest> pagesTellHowEverythingStands(Database database) {
        Broker broker = RunningBroker.on(database);
        Shop.fill(new Sample(broker, database));
        PageClient client = new PageClient(broker);
        Map<String, Consumer<PageClient>> pages = new LinkedHashMap<>();
        pages.put("index shows every status", PagesTests::indexShowsEveryStatus);
        pages.put("index filters by text and status", PagesTests::indexFiltersByTextAndStatus);
        pages.put("network draws every integration", PagesTests::networkDrawsEveryIntegration);
        pages.put("group leaves out what is not connected", PagesTests::groupLeavesOutWhatIsNotConnected);
        pages.put("matrix shows everybody", PagesTests::matrixShowsEverybody);
        pages.put("matrix of two shows their versions", PagesTests::matrixOfTwoShowsTheirVersions);
        pages.put("matrix answers questions", PagesTests::matrixAnswersQuestions);
        pages.put("version names the cell that is missing", PagesTests::versionNamesTheCellThatIsMissing);
        pages.put("version names the cell that failed", PagesTests::versionNamesTheCellThatFailed);
        pages.put("pacticipant shows its versions", PagesTests::pacticipantShowsItsVersions);
        pages.put("environments show what is there", PagesTests::environmentsShowWhatIsThere);
        pages.put("pact shows examples and rules", PagesTests::pactShowsExamplesAndRules);
        pages.put("result says what failed and why", PagesTests::resultSaysWhatFailedAndWhy);
        pages.put("diff shows what changed", PagesTests::diffShowsWhatChanged);
        pages.put("every link leads somewhere", PagesTests::everyLinkLeadsSomewhere);
        return pages.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getKey(), () -> page.getValue().accept(client)))
                .onClose(broker::close);
    }

    private static void indexShowsEveryStatus(PageClient client) {
        Document page = client.page("/");

        assertThat(rows(page, "table.list"))
                .containsExactly(
                        "cart catalog Failed 5.0 main 2 hours ago 2.0 2 hours ago Matrix of cart and catalog",
                        "cart pricing Verified 5.0 main 2 hours ago 1.0 2 hours ago Matrix of cart and pricing",
                        "storefront cart Changed since 1.1 main 2 hours ago – Matrix of storefront and cart",
                        "storefront catalog Verified 1.0 main 2 hours ago 2.0 2 hours ago Matrix of storefront and catalog",
                        "wholesale billing Never verified 7 main 2 hours ago – Matrix of wholesale and billing");
        assertThat(page.select(".chip").eachText())
                .containsExactly("All 5", "Verified 2", "Failed 1", "Changed since 1", "Never verified 1");
    }

    private static void indexFiltersByTextAndStatus(PageClient client) {
        Document page = client.page("/?q=CATA&status=failed");

        assertThat(rows(page, "table.list")).hasSize(1).first().asString().startsWith("cart catalog Failed");
        assertThat(page.select(".chip").eachText())
                .containsExactly("All 2", "Verified 1", "Failed 1", "Changed since 0", "Never verified 0");
        assertThat(page.select("input[name=q]").val()).isEqualTo("CATA");
        assertThat(client.page("/?page=2&size=2").select(".turn span").text()).isEqualTo("3–4 of 5");
        assertThat(client.page("/?status=nonsense").select("main .empty").text())
                .isEqualTo("Nothing is like that.");
    }

    private static void networkDrawsEveryIntegration(PageClient client) {
        Document page = client.page("/network");

        assertThat(page.select("svg a.node title").eachText())
                .containsExactlyInAnyOrder("cart", "catalog", "pricing", "storefront", "wholesale", "billing");
        assertThat(page.select("svg a.edge title").eachText())
                .containsExactlyInAnyOrder(
                        "cart → catalog: Failed",
                        "cart → pricing: Verified",
                        "storefront → cart: Changed since",
                        "storefront → catalog: Verified",
                        "wholesale → billing: Never verified");
        assertThat(rows(page, "table.list")).hasSize(5);
    }

    private static void groupLeavesOutWhatIsNotConnected(PageClient client) {
        assertThat(client.page("/groups/pricing").select("svg a.node title").eachText())
                .containsExactlyInAnyOrder("cart", "catalog", "pricing", "storefront");
    }

    private static void matrixShowsEverybody(PageClient client) {
        Document page = client.page("/matrix");

        assertThat(page.select("thead th").eachText())
                .containsExactly("Consumer ↓ Provider →", "billing", "cart", "catalog", "pricing");
        assertThat(rows(page, "table.grid"))
                .containsExactly(
                        "cart cart with catalog: Failed cart with pricing: Verified",
                        "storefront storefront with cart: Changed since storefront with catalog: Verified",
                        "wholesale wholesale with billing: Never verified");
    }

    private static void matrixOfTwoShowsTheirVersions(PageClient client) {
        Document page = client.page("/matrix/provider/catalog/consumer/storefront");

        assertThat(page.select("thead th").eachText())
                .containsExactly("storefront ↓ catalog →", "2.0 main production", "1.9 main staging");
        assertThat(rows(page, "table.grid")).hasSize(2);
        assertThat(page.select("tbody tr").get(0).select("td").eachText()).containsExactly("Failed", "· No result");
        assertThat(page.select("tbody tr").get(1).select("td").eachText()).containsExactly("Verified", "Failed");
    }

    private static void versionNamesTheCellThatIsMissing(PageClient client) {
        Document page = client.page("/pacticipants/storefront/versions/1.1");

        assertThat(page.select(".answer").eachText())
                .containsExactly(
                        "production Cannot be deployed yet cart 3.0 (which is in production) has not verified its pact with storefront 1.1 yet."
                                + " Verify the pact of storefront 1.1 with cart 3.0, and publish the result."
                                + " Matrix of storefront and cart",
                        "staging Cannot be deployed yet storefront 1.1 needs cart, of which no version is in staging."
                                + " Deploy a version of cart that fulfils the pact of storefront 1.1 to staging first,"
                                + " and record that. Matrix of storefront and cart");
    }

    private static void versionNamesTheCellThatFailed(PageClient client) {
        Document page = client.page("/pacticipants/catalog/versions/1.9");

        assertThat(page.select(".answer").eachText())
                .containsExactly(
                        "production Cannot be deployed catalog 1.9 failed to verify its pact with storefront 1.0 (which is in production)."
                                + " Change one of them so that catalog 1.9 fulfils the pact of storefront 1.0,"
                                + " or deploy another version. Matrix of storefront and catalog",
                        "staging Can be deployed No verification is required.");
        assertThat(page.select("section[aria-labelledby=is] tbody tr").eachText())
                .containsExactly("staging deployed 2 hours ago now");
    }

    private static void matrixAnswersQuestions(PageClient client) {
        Document page = client.page("/matrix?q%5B%5D%5Bpacticipant%5D=catalog&q%5B%5D%5Bversion%5D=1.9"
                + "&environment=production&latestby=cvp");

        assertThat(page.select(".answer").text())
                .isEqualTo(
                        "Cannot be deployed catalog 1.9 failed to verify its pact with storefront 1.0 (which is in production).");
        assertThat(rows(page, "table.list"))
                .containsExactly("storefront 1.0 main production catalog 1.9 main staging Failed"
                        + " Pact of storefront and catalog");
        assertThat(page.select("option[selected]").eachText()).containsExactly("catalog", "production");
        Document refused = client.page("/matrix?q%5B%5D%5Bpacticipant%5D=catalogue&latestby=nonsense");
        assertThat(refused.select("h1").text()).isEqualTo("This cannot be shown");
        assertThat(refused.select("main p").eachText()).hasSizeGreaterThan(2);
    }

    private static void pacticipantShowsItsVersions(PageClient client) {
        Document page = client.page("/pacticipants/storefront");

        assertThat(rows(page, "h2:contains(Versions) ~ div table"))
                .containsExactly(
                        "2.0 feat/x next 2 hours ago Build",
                        "1.1 main 2 hours ago Build",
                        "1.0 main production 2 hours ago Build");
        assertThat(rows(page, "h2:contains(Integrations) + div table")).hasSize(2);
    }

    private static void environmentsShowWhatIsThere(PageClient client) {
        Document page = client.page("/environments");

        assertThat(page.select("h2").eachText()).containsExactly("production production", "staging");
        assertThat(rows(page, "table"))
                .containsExactly(
                        "cart 3.0 deployed blue 2 hours ago",
                        "catalog 2.0 deployed 2 hours ago",
                        "storefront 1.0 deployed 2 hours ago",
                        "catalog 1.9 deployed 2 hours ago");
    }

    private static void pactShowsExamplesAndRules(PageClient client) {
        Document page = client.page("/pacts/provider/catalog/consumer/storefront/version/1.0");

        assertThat(page.select("details.interaction summary .what").eachText())
                .containsExactly(
                        "a request for one product given product exists and the shop is open",
                        "a new product",
                        "a product was sold out given product exists",
                        "a price inquiry");
        assertThat(page.select(".first").get(0).text())
                .isEqualTo("GET /products/10 matches /products/\\d+ from the provider state: /products/${id}");
        assertThat(page.select("pre.json").get(0).select(".row").get(1).text())
                .isEqualTo("\"id\": 10, any integer generated: RandomInt, min 1, max 99");
        assertThat(page.select("a:contains(JSON)").attr("href"))
                .isEqualTo("/pacts/provider/catalog/consumer/storefront/versions/1.0");
        assertThat(client.page("/pacts/provider/catalog/consumer/storefront/latest/next")
                        .select("dl")
                        .text())
                .contains("2.0 feat/x next");
    }

    private static void resultSaysWhatFailedAndWhy(PageClient client) {
        Document matrix = client.page("/matrix/provider/catalog/consumer/storefront");
        Document page = client.page(
                matrix.select("tbody tr").get(1).select("td a").get(1).attr("href"));

        assertThat(rows(page, "table"))
                .containsExactly("a new product Verified", "a price inquiry Failed status: expected 200 but was 500");
        assertThat(page.select("dl").text()).startsWith("Result Failed Provider version 1.9 2 hours ago Pact 1.0");
        Document silent = client.page(
                matrix.select("tbody tr").get(1).select("td a").get(0).attr("href"));
        assertThat(silent.select(".empty").text())
                .isEqualTo("The verifier published nothing about single interactions.");
    }

    private static void diffShowsWhatChanged(PageClient client) {
        String pact = "/pacts/provider/catalog/consumer/storefront/version/";
        Document page = client.page(pact + "2.0/diff?with=1.0");

        assertThat(page.select("summary").eachText())
                .containsExactly(
                        "a request for /products added",
                        "a request for one product given product exists and the shop is open removed",
                        "a new product removed",
                        "a product was sold out given product exists removed",
                        "a price inquiry removed");
        assertThat(page.select("option[selected]").text()).isEqualTo("1.0");
        assertThat(client.page(pact + "1.0/diff/previous-distinct")
                        .select("main .empty")
                        .text())
                .isEqualTo("No earlier version has another content.");
        assertThat(client.get(pact + "2.0/diff/version/1.0").body())
                .isEqualTo(client.get(pact + "2.0/diff?with=1.0").body());
    }

    private static void everyLinkLeadsSomewhere(PageClient client) {
        Crawl crawl = new Crawl(client);

        crawl.from("/");

        assertThat(crawl.broken()).isEmpty();
        assertThat(crawl.visited()).hasSizeGreaterThan(30);
    }

    @Test
    void pagesWhenThereIsNothingSaySo(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            PageClient client = new PageClient(broker);

            assertThat(client.page("/").select("main .empty").text())
                    .isEqualTo("No contract has been published yet. Publish a consumer's pacts with"
                            + " concordat publish pacts --broker-base-url this address"
                            + " or with whatever publishes to a Pact Broker. They appear here at once.");
            assertThat(client.page("/network").select("main .empty").text()).isEqualTo("Nobody talks to anybody yet.");
            assertThat(client.page("/matrix").select("main .empty").text()).isEqualTo("Nobody talks to anybody yet.");
            assertThat(client.page("/environments").select("main .empty").text())
                    .startsWith("There is no environment yet.");
            for (String path : List.of(
                    "/pacticipants/nobody",
                    "/groups/nobody",
                    "/pacticipants/nobody/versions/1",
                    "/matrix/provider/a/consumer/nobody",
                    "/pacts/provider/a/consumer/nobody/latest",
                    "/pacts/provider/a/consumer/nobody/version/1/diff/previous-distinct")) {
                assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
                assertThat(client.page(path).select("h1").text()).as(path).isEqualTo("Not found");
            }
            assertThat(client.page("/groups/no%3Cb%3Ebody")
                            .select("main p")
                            .get(0)
                            .text())
                    .isEqualTo("No pacticipant is named 'no<b>body'.");
            assertThat(client.get("/?page=0").statusCode()).isEqualTo(400);
            assertThat(client.get("/?page=99999999999").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void pagesAreForBrowsersAlone(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            PageClient client = new PageClient(broker);
            new Sample(broker, database).pact("a", "1", "b", Sample.pact("a", "b", "/"));

            for (String path : List.of("/", "/pacticipants/a", "/pacts/provider/b/consumer/a/latest")) {
                assertThat(contentType(client.get(path, "*/*"))).as(path).startsWith("application/hal+json");
                assertThat(contentType(client.get(path))).as(path).isEqualTo("text/html;charset=utf-8");
            }
            assertThat(contentType(client.get("/pacts/provider/b/consumer/a/versions/1")))
                    .startsWith("application/hal+json");
        }
    }

    @Test
    void pagesAllowNothingInlineAndNothingFromElsewhere(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            PageClient client = new PageClient(broker);
            HttpResponse<String> response = client.get("/");

            assertThat(response.headers().firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            Document page = client.page("/");
            assertThat(page.select("[style], style, script:not([src]), [onclick]"))
                    .isEmpty();
            for (Element file : page.select("link[href], script[src]")) {
                String path = file.hasAttr("src") ? file.attr("src") : file.attr("href");
                HttpResponse<String> content = client.get(path, "*/*");
                assertThat(path).matches("/static/concordat\\.[0-9a-f]{12}\\.(css|js|svg)");
                assertThat(content.statusCode()).isEqualTo(200);
                assertThat(content.headers().firstValue("Cache-Control"))
                        .hasValue("public, max-age=31536000, immutable");
                assertThat(content.body().length()).isLessThan(20_000);
            }
            assertThat(client.get("/favicon.ico", "*/*").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void pagesShowHostileTextAsText(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            Hostile.fill(new Sample(broker, database));
            PageClient client = new PageClient(broker);
            Crawl crawl = new Crawl(client);

            crawl.from("/");

            assertThat(crawl.broken()).isEmpty();
            assertThat(crawl.visited()).hasSizeGreaterThan(12);
            assertThat(client.page("/").select("td.name").get(1).text()).isEqualTo(Hostile.PROVIDER);
            for (String path : crawl.visited()) {
                Document page = client.page(path);
                if (!page.select("main").isEmpty()) {
                    assertThat(page.select("script")).as(path).hasSize(1).allMatch(script -> script.hasAttr("src"));
                    assertThat(page.select("img, iframe, [onerror], [onmouseover], [onfocus], [onload], [autofocus]"))
                            .as(path)
                            .isEmpty();
                    assertThat(page.select("a[href^=javascript], a[href^=data]"))
                            .as(path)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void pagesAreBuiltForReadersOfTheScreenToo(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            Shop.fill(new Sample(broker, database));
            PageClient client = new PageClient(broker);
            Crawl crawl = new Crawl(client);
            crawl.from("/");

            for (String path : crawl.visited()) {
                Document page = client.page(path);
                if (!page.select("main").isEmpty()) {
                    assertThat(page.select("html[lang], head title, h1, main#main, a.skip[href=#main]"))
                            .as(path)
                            .hasSize(5);
                    assertThat(page.select("nav:not([aria-label]), table:not(:has(caption)), th:not([scope])"))
                            .as(path)
                            .isEmpty();
                    assertThat(page.select("input:not([type=hidden]), select"))
                            .allMatch(field -> !page.select("label[for=" + field.id() + "]")
                                    .isEmpty());
                    assertThat(page.select("a").eachText()).as(path).doesNotContain("");
                    assertThat(page.select("svg.mark:not([aria-hidden])"))
                            .as(path)
                            .isEmpty();
                    assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
                }
            }
        }
    }

    private static String contentType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("none");
    }

    private static List<String> rows(Document page, String table) {
        return page.select(table).select("tbody tr").eachText();
    }
}
