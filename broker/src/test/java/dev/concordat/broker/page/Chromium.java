package dev.concordat.broker.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real browser on a profile of its own, which is asked of no other host than the broker. */
final class Chromium implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** It complains of a part that we do not use; held, for a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final String url;

    Chromium(String url, Path profile) {
        LOGGER.setLevel(Level.SEVERE);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Objects.requireNonNull(driver(), "no driver"))
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Objects.requireNonNull(executable(), "no browser"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        this.driver = new ChromeDriver(service, options);
        this.url = url;
    }

    static @Nullable File executable() {
        return onPath("chromium", "chromium-browser", "google-chrome", "chrome");
    }

    static @Nullable File driver() {
        return onPath("chromedriver");
    }

    private static @Nullable File onPath(String... names) {
        for (String folder :
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1)) {
            for (String name : names) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file)) {
                    return file.toFile();
                }
            }
        }
        return null;
    }

    void open(String path) {
        driver.get(url + path);
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(url.length());
    }

    /**
     * Waits for the address that a key or a click leads to: the driver need not.
     *
     * @param path a pattern of it
     */
    void awaitPath(String path) {
        await().untilAsserted(() -> assertThat(path()).matches(path));
    }

    WebElement element(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> elements(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    void press(CharSequence... keys) {
        focused().sendKeys(keys);
    }

    /** Presses the tabulator until an element of that kind has the focus. */
    int tabTo(String css, int most) {
        for (int presses = 1; presses <= most; presses++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return presses;
            }
        }
        throw new AssertionError("No element '" + css + "' within " + most + " presses of the tabulator.");
    }

    @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
    }

    /** What the console says since it was asked last. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that pages asked for since this was asked last. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> MAPPER.readTree(entry.getMessage()).path("message"))
                .filter(message -> "Network.requestWillBeSent"
                        .equals(message.path("method").asString("")))
                .map(message -> message.path("params").path("request").path("url"))
                .map(JsonNode::asString)
                .toList();
    }

    /** Addresses of {@link #requests} that are another host's. */
    Stream<String> foreignRequests() {
        return requests().stream()
                .filter(request -> request.matches("(http|ws)s?:.*") && !request.startsWith(url + "/"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
