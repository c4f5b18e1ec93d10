package dev.holdfast.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** A headless Chromium that is installed on this machine. Nothing is downloaded. */
final class Browser implements AutoCloseable {

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final String DRIVER = "/usr/bin/chromedriver";

    private final ChromeDriver driver;

    Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable().orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    /** The browser, if it and its driver are installed. */
    static Optional<String> executable() {
        return Files.isExecutable(Path.of(DRIVER))
                ? BROWSERS.stream()
                        .filter(file -> Files.isExecutable(Path.of(file)))
                        .findFirst()
                : Optional.empty();
    }

    /** As if the window had this size, and its user this taste. */
    void window(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(StatusPage page) {
        driver.get(page.uri().toString());
    }

    /** Looks at nothing, and forgets what was said. */
    void leave() {
        driver.get("about:blank");
        console();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text(String css) {
        return find(css).getText();
    }

    WebElement active() {
        return driver.switchTo().activeElement();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** The exact value of a figure in a tile. */
    String tile(String title) {
        return find("[data-tile='" + title + "'] data").getDomAttribute("value");
    }

    /** The head of a row of a table. */
    String row(String table, int row) {
        return find(table + " tbody tr:nth-child(" + (row + 1) + ") th").getText();
    }

    /** The texts of the other cells. */
    List<String> cells(String table, int row) {
        return all(table + " tbody tr:nth-child(" + (row + 1) + ") td").stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The exact values of its figures. */
    List<Long> figures(String table, int row) {
        return all(table + " tbody tr:nth-child(" + (row + 1) + ") td data").stream()
                .map(data -> (long) Double.parseDouble(data.getDomAttribute("value")))
                .toList();
    }

    void picture(String name) throws IOException {
        Files.write(
                Files.createDirectories(Path.of("target/pictures")).resolve(name),
                driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What the browser's console has said since it was last asked. */
    List<String> console() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
