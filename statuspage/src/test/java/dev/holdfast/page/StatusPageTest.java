package dev.holdfast.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page knows of queries, and that it is what they told. */
class StatusPageTest {

    private static final Instant TEN = Instant.parse("2026-11-29T10:00:00Z");

    @TempDir
    Path directory;

    private final Shop shop = new Shop();

    @Test
    void every_figure_is_that_of_the_progress() throws Exception {
        List<StreamingQueryProgress> heard = new CopyOnWriteArrayList<>();
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query).start()) {
            query.addListener(heardBy(heard));
            for (int round = 0; round < 5; round++) {
                order("ann", round);
                shop.payments.add(new Shop.Order("ann", 5, TEN.minusSeconds(60)));
                query.processAllAvailable();
            }
            JsonNode shown = new Http(page).json("/api/queries/0");
            StreamingQueryProgress last = heard.get(heard.size() - 1);
            assertThat(shown.get("last")).isEqualTo(Http.parse(last.json()));
            assertThat(shown.get("lastBatch")).isEqualTo(Http.parse(last.json()));
            List<String> told = query.recentProgress().stream()
                    .map(StreamingQueryProgress::json)
                    .toList();
            assertThat(points(shown)).isNotEmpty().isSubsetOf(parsed(told));
            assertThat(shown.at("/totals/batches").asLong()).isEqualTo(heard.size());
            assertThat(shown.at("/totals/numInputRows").asLong()).isEqualTo(10);
            assertThat(shown.at("/totals/numOutputRows").asLong())
                    .isEqualTo(heard.stream()
                            .flatMap(batch -> batch.sinks().stream())
                            .mapToLong(StreamingQueryProgress.SinkProgress::numOutputRows)
                            .sum());
            assertThat(shown.get("heldBackBy").asText())
                    .isEqualTo(last.heldBackBy().orElseThrow().stream())
                    .isEqualTo("source payments");
            assertThat(shown.get("id").asText()).isEqualTo(query.id().toString());
            assertThat(shown.get("isActive").asBoolean()).isTrue();
        }
    }

    @Test
    void a_query_that_runs_already_brings_its_last_batches() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets())) {
            order("ann", 1);
            query.processAllAvailable();
            try (StatusPage page = StatusPage.on(0).watch(query).start()) {
                JsonNode shown = new Http(page).json("/api/queries/0");
                assertThat(shown.get("points")).isNotEmpty();
                assertThat(shown.at("/totals/batches").asLong()).isZero();
            }
        }
    }

    @Test
    void the_plan_has_a_box_for_what_the_pipeline_has_and_side_sinks() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query).start()) {
            JsonNode plan = new Http(page).json("/api/queries/0").get("plan");
            assertThat(plan.findValues("names"))
                    .extracting(JsonNode::toString)
                    .containsExactly(
                            "[\"orders\"]",
                            "[\"watermark\"]",
                            "[\"payments\"]",
                            "[\"filter\",\"map\"]",
                            "[\"watermark\"]",
                            "[\"union\"]",
                            "[\"Baskets.collect\"]",
                            "[\"withoutEventTime\"]",
                            "[\"Customers.count\"]",
                            "[\"filter\"]",
                            "[\"receipts\"]",
                            "[\"milestones\"]",
                            "[\"late-orders\"]");
            assertThat(plan.get(1).get("detail").asText()).isEqualTo("delay 5s");
            assertThat(plan.get(5).get("inputs").toString()).isEqualTo("[1,4]");
            assertThat(plan.get(12).get("inputs").toString()).isEqualTo("[6]");
        }
    }

    @Test
    void failures_and_restarts_are_told_with_their_place() throws Exception {
        try (StreamingQuery query = Shop.builder("mails", directory)
                        .restartPolicy(Shop.twice())
                        .start(shop.mails());
                StatusPage page = StatusPage.on(0).watch(query).start()) {
            for (int failure = 0; failure < 3; failure++) {
                order("ann", 1);
                shop.orders.add(new Shop.Order("ann", 200_000, TEN));
                Waiting.until(new Http(page), "/api/queries/0", failure + 1);
            }
            assertThatThrownBy(query::awaitTermination).hasMessageContaining("mail server refused");
            JsonNode shown = new Http(page).json("/api/queries/0");
            assertThat(shown.get("restarts").asInt()).isEqualTo(2);
            assertThat(shown.get("hasFailed").asBoolean()).isTrue();
            assertThat(shown.get("isActive").asBoolean()).isFalse();
            assertThat(shown.get("notices").findValuesAsText("kind"))
                    .containsExactly("ENDED", "FAILED", "RESTARTING", "RESTARTING");
            assertThat(shown.at("/notices/1/message").asText()).contains("sink 'mail'", "mail server refused");
            assertThat(shown.at("/notices/2/message").asText()).endsWith("(starts again after 10 ms)");
        }
    }

    @Test
    void of_a_long_message_the_beginning_is_kept() {
        Notice notice = new Notice(TEN, Notice.Kind.FAILED, "x".repeat(100_000));
        assertThat(notice.message()).hasSizeLessThan(4_100).endsWith("(the rest is in the log)");
    }

    @Test
    void a_query_of_the_same_name_takes_the_place_of_one_that_has_ended() throws Exception {
        try (StatusPage page = StatusPage.on(0).start()) {
            Http http = new Http(page);
            assertThat(http.json("/api/queries").get("queries")).isEmpty();
            for (int run = 1; run <= 2; run++) {
                try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets())) {
                    page.watch(query);
                    assertThat(http.json("/api/queries").findValuesAsText("runId"))
                            .contains(query.runId().toString());
                }
                assertThat(http.json("/api/queries").get("queries")).hasSize(1);
            }
        }
    }

    @Test
    void two_queries_have_a_number_each() throws Exception {
        try (StreamingQuery baskets = Shop.start("baskets", directory.resolve("a"), shop.baskets());
                StreamingQuery mails = Shop.start("mails", directory.resolve("b"), new Shop().mails());
                StatusPage page = StatusPage.on(0).watch(baskets).watch(mails).start()) {
            Http http = new Http(page);
            assertThat(http.json("/api/queries/0").get("name").asText()).isEqualTo("baskets");
            assertThat(http.json("/api/queries/1").get("name").asText()).isEqualTo("mails");
            assertThat(http.get("/api/queries/2").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void no_data_of_the_users_is_shown_unless_asked_for() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query, directory).start()) {
            order("secretive", 1);
            query.processAllAvailable();
            Http http = new Http(page);
            assertThat(http.get("/api/queries/0").body()).doesNotContain("secretive");
            assertThat(http.get("/api/queries/0/state?operator=Baskets.collect&key=secretive")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void state_of_a_key_is_shown_if_asked_for() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page =
                        StatusPage.on(0).watch(query, directory).showState().start()) {
            order("ann lee", 1);
            query.processAllAvailable();
            Http http = new Http(page);
            JsonNode found = http.json("/api/queries/0/state?operator=Baskets.collect&key=ann%20lee");
            assertThat(found.at("/rows/0/state").asLong()).isEqualTo(101);
            assertThat(found.at("/rows/0/timeout").asText()).isEqualTo("2026-11-29T10:10:01Z");
            assertThat(http.json("/api/queries/0/state?operator=Baskets.collect&key=bob")
                            .get("rows"))
                    .isEmpty();
            assertThat(http.get("/api/queries/0/state?operator=nobody&key=bob"))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                    .satisfies(answer -> assertThat(answer.body()).contains("no operator 'nobody'"));
        }
    }

    @Test
    void key_groups_are_counted_in_the_checkpoint() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query, directory).start()) {
            for (int customer = 0; customer < 50; customer++) {
                order("c" + customer, 1);
            }
            query.processAllAvailable();
            JsonNode rows = new Http(page)
                    .json("/api/queries/0/key-groups?operator=Baskets.collect")
                    .get("rows");
            assertThat(rows).hasSize(128);
            assertThat(StreamSupport.stream(rows.spliterator(), false).mapToLong(JsonNode::asLong))
                    .satisfies(counts -> assertThat(
                                    counts.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(50));
        }
    }

    @Test
    void without_a_checkpoint_nothing_is_read_from_it() throws Exception {
        try (StreamingQuery query = Shop.start("baskets", directory, shop.baskets());
                StatusPage page = StatusPage.on(0).watch(query).showState().start()) {
            assertThat(new Http(page).get("/api/queries/0/state?operator=Baskets.collect&key=ann"))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                    .satisfies(answer -> assertThat(answer.body()).contains("watch(query, checkpoint)"));
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        try (StatusPage page = StatusPage.on(0).start()) {
            assertThatThrownBy(() -> StatusPage.on(page.port()).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(":" + page.port())
                    .hasMessageContaining("name another one, or 0");
        }
    }

    @Test
    void a_number_that_is_no_port_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> StatusPage.on(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusPage.on(65536))
                .withMessageContaining("65536");
    }

    @Test
    void a_page_neither_keeps_the_process_alive_nor_its_port_when_closed() throws Exception {
        StatusPage page = StatusPage.on(0).start();
        new Http(page).get("/");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("HTTP-Dispatcher")
                        || thread.getName().startsWith("holdfast-page"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
        int port = page.port();
        page.close();
        page.close();
        StatusPage.on(port).start().close();
    }

    private void order(String customer, int second) {
        shop.orders.add(new Shop.Order(customer, 101, TEN.plusSeconds(second)));
    }

    private static QueryListener heardBy(List<StreamingQueryProgress> heard) {
        return new QueryListener() {
            @Override
            public void progress(StreamingQueryProgress progress) {
                heard.add(progress);
            }
        };
    }

    private static List<JsonNode> points(JsonNode shown) {
        return StreamSupport.stream(shown.get("points").spliterator(), false)
                .map(point -> point.get("progress"))
                .toList();
    }

    private static List<JsonNode> parsed(List<String> json) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String each : json) {
            nodes.add(Http.parse(each));
        }
        return nodes;
    }
}
