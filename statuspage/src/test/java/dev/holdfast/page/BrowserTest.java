package dev.holdfast.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.slf4j.LoggerFactory;

/** The page in a browser. Skipped, with a warning, where Chromium and its driver are not installed. */
class BrowserTest {

    private static final String MISSING = "The status page was not tried in a browser: /usr/bin/chromium and"
            + " /usr/bin/chromedriver are not there. On Debian: apt-get install chromium chromium-driver.";

    private static final int CHARTS = 7;

    @TempDir
    static Path profile;

    private static Browser browser;

    @TempDir
    Path directory;

    private final Shop shop = new Shop();
    private final Shop other = new Shop();
    private StreamingQuery baskets;
    private StreamingQuery mails;
    private StatusPage page;

    @BeforeAll
    static void open() {
        if (Browser.executable().isEmpty()) {
            LoggerFactory.getLogger(BrowserTest.class).warn(MISSING);
        }
        assumeTrue(Browser.executable().isPresent(), MISSING);
        browser = new Browser(profile);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        baskets = Shop.builder("baskets", directory.resolve("baskets"))
                .idleReportInterval(Duration.ofHours(1))
                .start(shop.baskets());
        mails = Shop.start("mails", directory.resolve("mails"), other.mails());
        page = StatusPage.on(0)
                .watch(baskets, directory.resolve("baskets"))
                .watch(mails)
                .showState()
                .start();
        orders(30);
        orders(30);
        browser.window(1280, 1400, "light");
        browser.open(page);
        Waiting.until(() -> browser.all(".uplot canvas").size() == CHARTS);
    }

    @AfterEach
    void stop() {
        if (page != null) {
            browser.leave();
            page.close();
            baskets.close();
            mails.close();
        }
    }

    @Test
    void the_figures_shown_are_those_of_the_progress() throws Exception {
        for (int round = 0; round < 3; round++) {
            orders(10 + round);
            StreamingQueryProgress last = baskets.lastProgress().orElseThrow();
            Waiting.until(() -> browser.tile("Last batch").equals(Long.toString(last.batchId())));
            assertThat(browser.tile("Batch duration")).isEqualTo(Long.toString(last.batchDuration()));
            assertThat(Double.parseDouble(browser.tile("Input"))).isEqualTo(last.inputRowsPerSecond());
            assertThat(Double.parseDouble(browser.tile("Processing"))).isEqualTo(last.processedRowsPerSecond());
            assertThat(browser.tile("Delivered"))
                    .isEqualTo(sum(last.sinks().stream()
                            .mapToLong(SinkProgress::numOutputRows)
                            .boxed()
                            .toList()));
            assertThat(browser.tile("State"))
                    .isEqualTo(sum(last.stateOperators().stream()
                            .map(StateOperatorProgress::numRowsTotal)
                            .toList()));
            assertThat(browser.tile("Late events"))
                    .isEqualTo(sum(last.stateOperators().stream()
                            .map(StateOperatorProgress::numRowsDroppedByWatermark)
                            .toList()));
            assertThat(browser.tile("Watermark behind by"))
                    .isEqualTo(Long.toString(last.watermarkLag().orElseThrow().toMillis()));
        }
        assertThat(browser.text("[data-tile='Watermark behind by']")).contains("held back by source payments, by");
        assertThat(browser.text("#streams")).contains("holds the watermark back");
        assertNothingWentWrong();
    }

    @Test
    void the_tables_and_charts_have_the_figures_of_the_progress() throws Exception {
        Instant now = Instant.now();
        orders(12, now);
        orders(12, now);
        StreamingQueryProgress last = baskets.lastProgress().orElseThrow();
        Waiting.until(() -> browser.tile("Last batch").equals(Long.toString(last.batchId())));
        assertThat(last.stateOperators())
                .as("a batch with rows, since the watermark has not moved again")
                .allSatisfy(operator -> assertThat(operator.numRowsUpdated()).isPositive());
        for (int row = 0; row < last.stateOperators().size(); row++) {
            StateOperatorProgress operator = last.stateOperators().get(row);
            assertThat(browser.row("#operators", row)).startsWith(operator.operatorId());
            assertThat(browser.figures("#operators", row))
                    .containsExactly(
                            operator.numRowsTotal(),
                            operator.memoryUsedBytes(),
                            operator.numRowsUpdated(),
                            operator.numRowsRemoved(),
                            operator.customMetrics().get("numRegisteredTimers"),
                            operator.customMetrics().get("numExpiredTimers"),
                            operator.numRowsDroppedByWatermark(),
                            operator.customMetrics().get("numFailedCalls"),
                            operator.customMetrics().get("largestKeyGroupRows"));
        }
        for (int row = 0; row < last.sources().size(); row++) {
            assertThat(browser.figures("#sources", row).get(0))
                    .isEqualTo(last.sources().get(row).numInputRows());
        }
        for (int row = 0; row < last.sinks().size(); row++) {
            assertThat(browser.figures("#sinks", row))
                    .containsExactly(last.sinks().get(row).numOutputRows());
        }
        String table = "[data-chart='Rows of state'] details";
        browser.find(table + " summary").click();
        Waiting.until(() -> !browser.all(table + " tbody tr").isEmpty());
        JsonNode points = new Http(page).json("/api/queries/0").get("points");
        assertThat(browser.cells(table, 0))
                .containsExactlyElementsOf(points.get(points.size() - 1)
                        .at("/progress/stateOperators")
                        .findValuesAsText("numRowsTotal"));
        assertNothingWentWrong();
    }

    @Test
    void everything_can_be_clicked() throws Exception {
        browser.all("details > summary").forEach(summary -> summary.click());
        Waiting.until(() -> browser.all("figure details table tbody tr").size() >= CHARTS);
        browser.find("[aria-label='Key groups'] button").click();
        Waiting.until(() -> browser.all(".heat div").size() == 128);
        browser.run("document.querySelector(\"[aria-label='State of a key'] select\").value = 'Baskets.collect'");
        browser.find("[name=key]").sendKeys("customer-1", Keys.ENTER);
        Waiting.until(
                () -> browser.text("[aria-label='State of a key'] .answer").contains("Baskets.collect"));
        orders(3);
        browser.find("nav a:nth-child(2)").click();
        Waiting.until(() -> browser.text("#name").equals("mails"));
        assertThat(browser.find("#operators-section").isDisplayed()).isFalse();
        assertThat(browser.find("nav a:nth-child(2)").getDomAttribute("aria-current"))
                .isEqualTo("page");
        browser.find("nav a:nth-child(1)").click();
        Waiting.until(() -> browser.text("#name").equals("baskets"));
        assertNothingWentWrong();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "768, light", "320, dark"})
    void it_fits_wide_and_narrow_windows_light_and_dark(int width, String scheme) throws Exception {
        browser.window(width, width > 700 ? 1700 : 2600, scheme);
        browser.open(page);
        Waiting.until(() -> browser.all(".uplot canvas").size() == CHARTS);
        browser.all("details > summary").forEach(summary -> summary.click());
        orders(1);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(browser.run("return getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(17, 20, 25)" : "rgb(245, 246, 248)");
        browser.picture(width + "-" + scheme + ".png");
        assertNothingWentWrong();
    }

    @Test
    void it_is_used_without_a_mouse() throws Exception {
        browser.run("document.body.focus()");
        press(Keys.TAB);
        assertThat(focus("textContent")).isEqualTo("Skip to the query");
        press(Keys.TAB);
        press(Keys.TAB);
        assertThat(focus("textContent")).startsWith("mails");
        orders(2);
        Thread.sleep(1_000);
        assertThat(focus("textContent"))
                .as("the focus stays while figures change")
                .startsWith("mails");
        press(Keys.ENTER);
        Waiting.until(() -> browser.text("#name").equals("mails"));
        browser.find(".skip").sendKeys(Keys.ENTER);
        assertThat(browser.run("return location.hash")).isEqualTo("#query");
        orders(1);
        Thread.sleep(1_000);
        assertThat(browser.text("#name")).as("skipping shows no other query").isEqualTo("mails");
        assertNothingWentWrong();
    }

    @Test
    void what_is_drawn_is_also_said() {
        assertThat(browser.all("figure.chart")).hasSize(CHARTS);
        assertThat(browser.run("return [...document.querySelectorAll('figure.chart')].every(figure =>"
                        + " figure.querySelector('[role=img]').getAttribute('aria-label').length > 20"
                        + " && figure.querySelector('details'))"))
                .isEqualTo(true);
        assertThat(browser.run("return [...document.querySelectorAll('table:not(.u-legend)')].every(table =>"
                        + " table.caption && table.querySelector('th[scope=col]'))"))
                .isEqualTo(true);
        assertThat(browser.run(
                        "return [...document.querySelectorAll('input, select')].every(each => each.labels.length)"))
                .isEqualTo(true);
        assertThat(browser.run("return document.querySelector('#plan svg').getAttribute('aria-label')"))
                .isEqualTo("Plan of baskets");
        assertThat(browser.run("return document.querySelectorAll('#plan li').length"))
                .isEqualTo(13L);
    }

    @Test
    void a_failure_is_seen_at_once() throws Exception {
        other.orders.add(new Shop.Order("<b>ann</b>", 200_000, Instant.now()));
        assertThatThrownBy(mails::awaitTermination).hasMessageContaining("refused");
        browser.find("nav a:nth-child(2)").click();
        Waiting.until(() -> browser.text("#badge").equals("Failed"));
        assertThat(browser.text("#alerts .bad")).startsWith("Failed").contains("sink 'mail'", "mail server refused");
        assertThat(browser.text("nav a:nth-child(2)")).contains("mails");
        assertThat(browser.run("return document.title")).isEqualTo("mails · Failed · Holdfast");
        assertNothingWentWrong();
    }

    @Test
    void a_lost_connection_is_said_and_made_again() throws Exception {
        assertThat(browser.text("#connection")).isEqualTo("Live");
        page.close();
        Waiting.until(() -> browser.text("#connection").startsWith("Not connected. These are the figures of"));
        page = StatusPage.on(page.port()).watch(mails).start();
        Waiting.until(() -> browser.text("#connection").equals("Live"));
        Waiting.until(() -> browser.text("#name").equals("mails"));
        browser.console();
    }

    private void orders(int count) throws InterruptedException {
        orders(count, Instant.now());
    }

    private void orders(int count, Instant now) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            shop.orders.add(new Shop.Order("customer-" + i, 5, now));
            shop.payments.add(new Shop.Order("customer-" + i, 5, now.minusSeconds(90)));
        }
        other.orders.add(new Shop.Order("ann", 5, now));
        baskets.processAllAvailable();
    }

    private static void press(Keys key) {
        browser.active().sendKeys(key);
    }

    private static String focus(String property) {
        return String.valueOf(browser.run("return document.activeElement." + property));
    }

    private static String sum(List<Long> values) {
        return Long.toString(values.stream().mapToLong(Long::longValue).sum());
    }

    private static void assertNothingWentWrong() {
        assertThat(browser.console()).isEmpty();
    }
}
