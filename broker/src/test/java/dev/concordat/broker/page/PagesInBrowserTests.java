package dev.concordat.broker.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@FreshDatabase
@EnabledWithChromium
class PagesInBrowserTests {

    private static final String PACT = "/pacts/provider/catalog/consumer/storefront/version/1.0";

    private static final List<String> PAGES = List.of(
            "/",
            "/network",
            "/groups/cart",
            "/matrix",
            "/matrix/provider/catalog/consumer/storefront",
            "/environments",
            "/pacticipants/storefront",
            "/pacticipants/storefront/versions/1.1",
            PACT,
            "/pacts/provider/catalog/consumer/storefront/version/2.0/diff/previous-distinct");

    @TempDir
    private Path profile;

    @Test
    void pagesLoadWithoutComplaintAndAskNobodyElse(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            Shop.fill(new Sample(broker, database));

            for (String page : PAGES) {
                browser.open(page);

                assertThat(browser.element("h1").isDisplayed()).as(page).isTrue();
                assertThat(browser.console()).as(page).isEmpty();
            }
            assertThat(browser.foreignRequests()).isEmpty();
        }
    }

    @Test
    void pagesFitIntoATelephone(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            Shop.fill(new Sample(broker, database));
            browser.resize(360, 740);

            for (String page : PAGES) {
                browser.open(page);

                assertThat(browser.run("return document.documentElement.scrollWidth"))
                        .as(page)
                        .isEqualTo(360L);
            }
        }
    }

    @Test
    void pagesFollowTheSchemeOfColours(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            String colour = "return getComputedStyle(document.body).backgroundColor";
            browser.open("/");

            browser.prefer("light");
            assertThat(browser.run(colour)).isEqualTo("rgb(255, 255, 255)");
            browser.prefer("dark");
            assertThat(browser.run(colour)).isEqualTo("rgb(16, 19, 23)");
        }
    }

    @Test
    void keyboardLeadsToAnIntegrationAndOn(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            Shop.fill(new Sample(broker, database));
            browser.open("/");

            assertThat(browser.tabTo(".skip", 1)).isEqualTo(1);
            assertThat(browser.focused().getRect().getY()).isNotNegative();
            browser.press(Keys.ENTER);
            browser.tabTo("td.name a", 12);
            assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
            browser.press(Keys.ENTER);
            browser.awaitPath("/pacticipants/cart");

            browser.open("/network");
            browser.tabTo("svg a.node", 40);
            browser.press(Keys.ENTER);
            browser.awaitPath("/pacticipants/.+");
        }
    }

    @Test
    void slashLeadsToTheSearch(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            Shop.fill(new Sample(broker, database));
            browser.open("/");

            browser.press("/");
            browser.press("billing", Keys.ENTER);

            browser.awaitPath("/\\?q=billing");
            assertThat(browser.elements("tbody tr")).hasSize(1);
        }
    }

    @Test
    void pactOfAThousandInteractionsIsFiltered(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            new Sample(broker, database)
                    .pact("storefront", "1.0", "catalog", Large.pact("storefront", "catalog", 1000));
            browser.open(PACT);
            assertThat(browser.elements("details.interaction[open]")).isEmpty();

            browser.element("#filter").sendKeys("number 777");

            assertThat(browser.element("[data-found]").getText()).isEqualTo("1 of 1000");
            List<WebElement> shown = browser.elements("details.interaction:not([hidden])");
            assertThat(shown).hasSize(1);
            browser.element("button[data-open=true]").click();
            assertThat(shown.get(0).findElement(By.cssSelector("pre.json")).getText())
                    .contains("\"id\": 777, same type");
            browser.open(PACT + "#i778");
            assertThat(browser.run("return document.getElementById('i778').open"))
                    .isEqualTo(true);
        }
    }

    @Test
    void pactOfSeveralPagesIsSearchedByTheBroker(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            new Sample(broker, database)
                    .pact("storefront", "1.0", "catalog", Large.pact("storefront", "catalog", 1001));
            browser.open(PACT);
            browser.element(".turn a[rel=next]").click();
            browser.awaitPath(".*page=2.*");
            assertThat(browser.elements("details.interaction[id=i1001]")).hasSize(1);

            browser.press("/");
            browser.press("number 1000", Keys.ENTER);

            browser.awaitPath(".*q=number.*");
            assertThat(browser.element(".tools [role=status]").getText()).isEqualTo("1 of 1001");
            assertThat(browser.elements("details.interaction")).hasSize(1);
            browser.element("button[data-open=true]").click();
            assertThat(browser.element("pre.json").getText()).contains("\"id\": 1000, same type");
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void hostileTextRunsNothing(Database database) {
        try (Broker broker = RunningBroker.on(database);
                Chromium browser = new Chromium(broker.url(), profile)) {
            Hostile.fill(new Sample(broker, database));
            Crawl crawl = new Crawl(new PageClient(broker));
            crawl.from("/");
            List<String> pages = crawl.visited().stream()
                    .filter(path -> !path.matches(".*/versions/[^/]*$") || path.startsWith("/pacticipants/"))
                    .toList();

            for (String page : pages) {
                browser.open(page);

                browser.run("document.querySelectorAll('details').forEach(each => each.open = true)");
                assertThat(browser.run("return window.hacked === undefined"))
                        .as(page)
                        .isEqualTo(true);
                assertThat(browser.elements("img, iframe")).as(page).isEmpty();
                assertThat(browser.console()).as(page).isEmpty();
            }
            assertThat(browser.foreignRequests()).isEmpty();
        }
    }
}
