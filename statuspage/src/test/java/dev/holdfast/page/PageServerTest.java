package dev.holdfast.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.StreamingQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered and with what, and that no client harms another or a query. */
class PageServerTest {

    @TempDir
    Path directory;

    private final Shop shop = new Shop();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/main.js", "/uplot/uPlot.iife.min.js", "/api/queries", "/nothing"})
    void every_answer_has_the_headers_that_protect_it(String path) throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            HttpResponse<String> answer = new Http(page).get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http", "*");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .hasValue("same-origin");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void nothing_but_reading_is_answered(String method) throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            HttpResponse<String> answer = new Http(page).send(method, "/api/queries");
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/queries", "/api/events"})
    void head_is_answered_without_content(String path) throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            HttpResponse<String> answer = new Http(page).send("HEAD", path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "10.1.2.3:99", "[::1]:4040", "ops.example:80"})
    void it_is_served_under_these_names(String host) throws Exception {
        try (StatusPage page = StatusPage.on(0).allowHost("ops.example").start()) {
            assertThat(new Http(page).raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                    .contains(" 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "ops.example",
                "",
                "[::1].evil"
            })
    void other_names_may_be_somebody_elses_and_are_refused(String host) throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            assertThat(new Http(page).raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                    .contains(" 421 ");
        }
    }

    @Test
    void a_request_has_one_host() throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            assertThat(new Http(page).raw("GET / HTTP/1.1\r\n\r\n")).contains(" 400 ");
            assertThat(new Http(page).raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"))
                    .contains(" 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/%2e%2e/index.html",
                "/uplot/",
                "/uplot/LICENSE",
                "/api/queries/-1",
                "/index.html/"
            })
    void there_is_nothing_but_the_page(String path) throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            assertThat(new Http(page).raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .contains(" 404 ");
        }
    }

    @Test
    void the_page_asks_for_nothing_from_elsewhere() throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            Http http = new Http(page);
            Matcher imports = Pattern.compile("from '\\.(/\\w+\\.js)'")
                    .matcher(http.get("/main.js").body());
            List<String> files = imports.results().map(each -> each.group(1)).collect(Collectors.toList());
            assertThat(files).contains("/charts.js", "/live.js").hasSizeGreaterThan(7);
            files.addAll(List.of("/", "/page.css", "/main.js"));
            for (String file : files) {
                assertThat(http.get(file).statusCode()).as(file).isEqualTo(200);
                assertThat(http.get(file).body().replace("http://www.w3.org/2000/svg", ""))
                        .as(file)
                        .doesNotContain(
                                "http://", "https://", ".innerHTML", "eval(", "document.cookie", "localStorage");
            }
        }
    }

    @Test
    void events_tell_all_of_a_query_and_then_its_changes() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query).start();
                Stream<String> events = new Http(page).events()) {
            Iterator<String> lines = events.iterator();
            assertThat(next(lines, "event: ")).isEqualTo("event: page");
            assertThat(next(lines, "event: ")).isEqualTo("event: query");
            assertThat(next(lines, "data: ")).contains("\"name\":\"baskets\"", "\"plan\":[{");
            order();
            query.processAllAvailable();
            String change = next(lines, "data: ");
            while (!change.contains("\"numInputRows\":1,")) {
                change = next(lines, "data: ");
            }
            assertThat(change).doesNotContain("\"plan\"");
            assertThat(Http.parse(change.substring(6)).get("last"))
                    .isEqualTo(Http.parse(query.lastProgress().orElseThrow().json()));
        }
    }

    @Test
    void many_browsers_may_look_but_not_any_number() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query).start()) {
            Http http = new Http(page);
            for (int browser = 0; browser < 64; browser++) {
                sockets.add(http.openEvents(64_000));
                assertThat(next(reader(sockets.get(browser)), "event: ")).isEqualTo("event: page");
            }
            assertThat(http.get("/api/queries").statusCode()).isEqualTo(503);
            for (Socket socket : sockets) {
                socket.close();
            }
            Waiting.until(() -> {
                order();
                return http.get("/api/queries").statusCode() == 200;
            });
        }
    }

    @Test
    void a_browser_that_does_not_read_is_cut_off_and_holds_up_nobody() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0)
                        .patience(Duration.ofSeconds(1))
                        .watch(query)
                        .start();
                Socket silent = new Http(page).openEvents(1_000);
                Stream<String> events = new Http(page).events()) {
            AtomicReference<String> heard = new AtomicReference<>("");
            Thread attentive = new Thread(
                    () -> events.filter(line -> line.startsWith("data:")).forEach(heard::set));
            attentive.setDaemon(true);
            attentive.start();
            Waiting.until(() -> page.requests().running() == 2);
            // Far more than the buffers between the two take.
            for (int other = 0; other < 300; other++) {
                page.watch(query);
            }
            Waiting.until(() -> {
                order();
                query.processAllAvailable();
                return page.requests().running() == 1;
            });
            assertThat(silent.isConnected()).isTrue();
            order();
            query.processAllAvailable();
            long batch = query.lastProgress().orElseThrow().batchId();
            Waiting.until(() -> heard.get().contains("\"batchId\":" + batch + ","));
        }
    }

    @Test
    void a_client_that_sends_half_a_request_is_cut_off() throws Exception {
        try (StatusPage page = StatusPage.on(0).patience(Duration.ofMillis(200)).start();
                Socket half = new Http(page).connected(64_000)) {
            half.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.ISO_8859_1));
            Waiting.until(() -> page.requests().running() == 1);
            assertThat(readOrEnd(reader(half))).isNull();
            Waiting.until(() -> page.requests().running() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, cors, 403",
        "same-site, no-cors, 403",
        "cross-site, navigate, 200",
        "same-origin, cors, 200"
    })
    void another_page_may_link_here_but_not_use_it(String site, String mode, int status) throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            assertThat(new Http(page)
                            .raw("GET / HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: " + site + "\r\nSec-Fetch-Mode: "
                                    + mode + "\r\n\r\n"))
                    .contains(" " + status + " ");
        }
    }

    @Test
    void no_thread_of_a_page_outlives_it() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets())) {
            StatusPage page = StatusPage.on(0).watch(query).start();
            Socket events = new Http(page).openEvents(64_000);
            assertThat(next(reader(events), "event: ")).isEqualTo("event: page");
            assertThat(ofPages(before)).isNotEmpty();
            page.close();
            Waiting.until(() -> ofPages(before).isEmpty());
            page.watch(query);
            assertThat(page.shows()).isEmpty();
        }
    }

    private static List<String> ofPages(Set<Thread> without) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !without.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("holdfast-page") || name.startsWith("HTTP-Dispatcher"))
                .toList();
    }

    @Test
    void closing_the_page_ends_the_streams_and_not_the_query() throws Exception {
        StatusPage page = StatusPage.on(0).start();
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                Socket events = new Http(page).openEvents(64_000)) {
            page.watch(query);
            BufferedReader lines = reader(events);
            assertThat(next(lines, "event: ")).isEqualTo("event: page");
            page.close();
            while (readOrEnd(lines) != null) {
                assertThat(query.isActive()).isTrue();
            }
            order();
            query.processAllAvailable();
            assertThat(query.isActive()).isTrue();
        }
    }

    private void order() {
        shop.orders.add(new Shop.Order("ann", 5, Instant.parse("2026-11-29T10:00:00Z")));
    }

    private static String next(Iterator<String> lines, String start) {
        String line = lines.next();
        while (!line.startsWith(start)) {
            line = lines.next();
        }
        return line;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line that begins so. */
    private static String next(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith(start)) {
            line = lines.readLine();
        }
        return line;
    }

    /** Null at the end, also if the connection was cut. */
    private static String readOrEnd(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
