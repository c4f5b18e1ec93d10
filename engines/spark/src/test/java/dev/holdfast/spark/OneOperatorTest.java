package dev.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import dev.holdfast.kit.Price;
import dev.holdfast.kit.PriceFields;
import dev.holdfast.kit.PriceSerializer;
import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitFields;
import dev.holdfast.kit.Visits;
import dev.holdfast.kit.VisitsOperators;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** One operator in a query, batch by batch. */
class OneOperatorTest {

    private static final StreamFragment<Visit, String> SESSIONS = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(VisitsOperators.sessions())
            .writeTo(out);

    @TempDir
    private Path directory;

    private final MemoryStream<Visit> source = RunningQuery.source();

    private RunningQuery start(StreamFragment<Visit, String> fragment) {
        return new RunningQuery(
                directory,
                HoldfastSpark.on(source.toDS())
                        .withWatermark(visit -> visit.number() == 0 ? null : visit.at(), Duration.ZERO)
                        .apply(fragment, Encoders.STRING()));
    }

    private List<String> feed(RunningQuery query, Visit... visits) {
        RunningQuery.feed(source, List.of(visits));
        return query.settle().rows();
    }

    /** The accumulators of the stages that have ended. */
    private static final class Counts extends SparkListener {

        private final Map<String, Object> values = new ConcurrentHashMap<>();

        @Override
        public void onStageCompleted(SparkListenerStageCompleted stage) {
            CollectionConverters.asJava(stage.stageInfo().accumulables())
                    .values()
                    .forEach(each -> values.put(each.name().get(), each.value().get()));
        }
    }

    @Test
    void an_event_earlier_than_the_watermark_is_late_and_one_at_it_is_not() throws Exception {
        Counts counts = new Counts();
        SharedSpark.session().sparkContext().addSparkListener(counts);
        try (RunningQuery query = start(SESSIONS)) {
            feed(query, Visit.of("~", "a", 1, 100));
            Visit late = Visit.of("ada", "a", 1, 99);
            Visit withoutTime = Visit.of("cyd", "a", 0, 99);
            assertThat(feed(query, late, withoutTime, Visit.of("bob", "a", 1, 100)))
                    .containsExactlyInAnyOrder("~ has 1", "bob has 1", "cyd has 1");
        } finally {
            SharedSpark.session().sparkContext().listenerBus().waitUntilEmpty();
            SharedSpark.session().sparkContext().removeSparkListener(counts);
        }
        assertThat(counts.values).containsEntry("Visits.sessions.numLateEvents", 1L);
    }

    @UpdateFunction
    @Unbounded("few users")
    static void counted(String user, Iterator<Visit> visits, GroupState<Visits.Seen> state, Emitter<String> results) {
        long count = state.getOption().map(Visits.Seen::visits).orElse(0L);
        for (; visits.hasNext(); visits.next()) {
            count++;
        }
        state.update(new Visits.Seen(count, Instant.EPOCH));
        results.emit(user + " has " + count);
    }

    @Test
    void without_times_a_key_that_starts_with_a_state_has_its_first_turn_at_its_first_event() {
        StreamFragment<Visit, String> counted = (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(OneOperatorTestOperators.counted()
                        .withInitialState(Map.of("zoe", new Visits.Seen(7, Instant.EPOCH))))
                .writeTo(out);
        Dataset<String> results = HoldfastSpark.on(source.toDS()).apply(counted, Encoders.STRING());
        try (RunningQuery query = new RunningQuery(directory, results)) {
            feed(query, Visit.of("ada", "a", 1, 1));
            assertThat(feed(query, Visit.of("zoe", "a", 1, 1))).containsExactly("ada has 1", "zoe has 7", "zoe has 8");
        }
    }

    @Test
    void a_deadline_fires_when_the_watermark_is_later_and_before_the_events_of_its_batch() {
        try (RunningQuery query = start(SESSIONS)) {
            feed(query, Visit.of("ada", "a", 1, 8), Visit.of("bob", "a", 1, 7));
            feed(query, Visit.of("~", "a", 1, 18));
            assertThat(feed(query, Visit.of("ada", "a", 1, 18)))
                    .containsExactlyInAnyOrder("ada has 1", "bob has 1", "~ has 1", "ada has 2", "bob ended with 1");
            feed(query, Visit.of("~", "a", 1, 29));
            assertThat(feed(query, Visit.of("ada", "a", 1, 29)))
                    .endsWith("ada ended with 2", "ada has 1")
                    .hasSize(8);
        }
    }

    @Test
    void a_window_takes_late_events_until_it_closes() {
        StreamFragment<Visit, String> windows = (in, out) -> in.groupBy(VisitFields.user)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .aggregate(Aggregate.count())
                .whenClosed((user, window, count) -> user + window.start().getEpochSecond() + ":" + count)
                .writeTo(out);
        try (RunningQuery query = start(windows)) {
            feed(query, Visit.of("ada", "a", 1, 1), Visit.of("ada", "a", 1, 9));
            feed(query, Visit.of("ada", "a", 1, 2), Visit.of("~", "a", 1, 10));
            assertThat(feed(query, Visit.of("ada", "a", 1, 3))).containsExactly("ada0:3");
        }
    }

    @Test
    void timeouts_by_the_clock_fire_behind_their_time() throws Exception {
        StreamFragment<Visit, String> idle = (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(VisitsOperators.idle())
                .writeTo(out);
        long start = System.nanoTime();
        Dataset<String> results = HoldfastSpark.on(source.toDS()).apply(idle, Encoders.STRING());
        try (RunningQuery query = SharedSpark.withEmptyBatches(() -> new RunningQuery(directory, results))) {
            RunningQuery.feed(source, List.of(Visit.of("ada", "a", 1, 1), Visit.of("ada", "b", 1, 1)));
            while (query.rows().isEmpty()) {
                Thread.sleep(100);
                assertThat(query.query().isActive()).isTrue();
            }
            assertThat(query.rows()).containsExactly("ada idle after 2");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void a_call_that_fails_ends_the_query_and_names_operator_and_key() {
        try (RunningQuery query = start(SESSIONS)) {
            Throwable thrown = catchThrowable(() -> feed(query, Visit.of("ada", "broken", 1, 2)));
            assertThat(SharedSpark.failure(thrown))
                    .isEqualTo("Operator 'Visits.sessions' failed for key 'ada': its update function threw"
                            + " java.lang.IllegalStateException: no such page");
        }
    }

    @Test
    void a_call_that_is_forgiven_leaves_nothing() {
        StreamFragment<Visit, String> skipping =
                (in, out) -> in.groupByKey((Visit visit) -> visit.user().isEmpty() ? null : visit.user())
                        .flatMapGroupsWithState(VisitsOperators.sessions().onError(ErrorPolicy.skipKey()))
                        .writeTo(out);
        try (RunningQuery query = start(skipping)) {
            feed(query, Visit.of("ada", "a", 1, 1));
            feed(query, Visit.of("ada", "broken", 1, 2), Visit.of("", "a", 1, 2));
            assertThat(feed(query, Visit.of("ada", "b", 1, 3))).containsExactly("ada has 1", "ada has 2");
        }
    }

    @Test
    void streams_may_be_of_different_types_and_results_records() {
        TwoStreamFragment<Visit, Price, Visit> paid = (visits, prices, out) -> visits.join(prices)
                .on(VisitFields.page, PriceFields.page)
                .between(Duration.ofSeconds(-5), Duration.ofSeconds(5))
                .inner((visit, price) -> Visit.of(visit.user(), visit.page(), price.cents(), 1))
                .writeTo(out);
        MapFunction<Visit, Price> priceFn = visit -> new Price(visit.page(), 100 * visit.number(), visit.at());
        MapFunction<Visit, String> textFn = visit -> visit.user() + " " + visit.number();
        Dataset<String> results = HoldfastSpark.on(
                        source.toDS(),
                        source.toDS().map(priceFn, HoldfastEncoders.of(Price.class, PriceSerializer.class)))
                .withWatermarks(Visit::at, Price::at, Duration.ZERO)
                .apply(paid, RunningQuery.VISITS)
                .map(textFn, Encoders.STRING());
        try (RunningQuery query = new RunningQuery(directory, results)) {
            assertThat(feed(query, Visit.of("ada", "a", 1, 1), Visit.of("bob", "a", 2, 9)))
                    .containsExactlyInAnyOrder("ada 100", "bob 200");
        }
    }
}
