package dev.holdfast.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.flink.bytes.BytesSerializer;
import dev.holdfast.flink.bytes.SerializedType;
import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.kit.BasketsOperators;
import dev.holdfast.kit.KeyedByNumbersOperators;
import dev.holdfast.kit.PagesOperators;
import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitFields;
import dev.holdfast.kit.VisitsOperators;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** One operator with a clock, a watermark and snapshots in the hands of the test. */
class OneOperatorTest {

    private static final OutputTag<Visit> LATE = new OutputTag<>("late", Compared.VISITS);

    private static final class Driver implements AutoCloseable {

        final KeyedOneInputStreamOperatorTestHarness<Bytes, Visit, String> harness;

        Driver(StreamFragment<Visit, String> given, OperatorSubtaskState restored) throws Exception {
            this(given, restored, StageSettings.ofStreams(1).withLateEvents(0, LATE));
        }

        Driver(StreamFragment<Visit, String> given, OperatorSubtaskState restored, StageSettings settings)
                throws Exception {
            Fragment fragment = new Fragment(FlinkWords.OF_JOB, given, null);
            settings.check(fragment.plan());
            harness = new KeyedOneInputStreamOperatorTestHarness<>(
                    new OneInputTurns<>(fragment, 0, settings),
                    new EventKey<>(fragment, 0, 0),
                    new SerializedType<>(Bytes.class, BytesSerializer.INSTANCE, true));
            harness.setup(
                    Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            if (restored != null) {
                harness.initializeState(restored);
            }
            harness.open();
        }

        void feed(String user, String page, long second) throws Exception {
            Visit visit = Visit.of(user, page, 1, second);
            harness.processElement(new StreamRecord<>(visit, visit.at().toEpochMilli()));
        }

        void watermark(long second) throws Exception {
            // Flink's is a millisecond lower.
            harness.processWatermark(new Watermark(second * 1000 - 1));
        }

        List<String> results() {
            return harness.extractOutputValues();
        }

        @Override
        public void close() {
            try {
                harness.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final StreamFragment<Visit, String> SESSIONS = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(VisitsOperators.sessions())
            .writeTo(out);

    @Test
    void timeouts_by_the_clock_fire_behind_their_time() throws Exception {
        StreamFragment<Visit, String> idle = (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(VisitsOperators.idle())
                .writeTo(out);
        try (Driver driver = new Driver(idle, null)) {
            driver.harness.setProcessingTime(1000);
            driver.feed("ada", "a", 0);
            driver.harness.setProcessingTime(4000);
            driver.feed("ada", "b", 1);
            driver.harness.setProcessingTime(8999);
            assertThat(driver.results()).isEmpty();
            driver.harness.setProcessingTime(9001);
            assertThat(driver.results()).containsExactly("ada idle after 2");
        }
    }

    @Test
    void a_deadline_that_moves_with_each_event_has_one_timer() throws Exception {
        try (Driver driver = new Driver(SESSIONS, null)) {
            for (int second = 0; second < 9; second++) {
                driver.feed("ada", "a", second);
            }
            assertThat(driver.harness.numEventTimeTimers()).isEqualTo(1);
            driver.watermark(18);
            assertThat(driver.results()).last().isEqualTo("ada has 9");
            driver.harness.processWatermark(new Watermark(18_000));
            assertThat(driver.results()).last().isEqualTo("ada ended with 9");
            assertThat(driver.harness.numEventTimeTimers()).isZero();
            assertThat(driver.harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void late_events_are_ours_to_drop_and_go_to_a_side_output() throws Exception {
        try (Driver driver = new Driver(SESSIONS, null)) {
            driver.watermark(100);
            driver.feed("ada", "a", 99);
            driver.feed("bob", "a", 100);
            assertThat(driver.results()).containsExactly("bob has 1");
            assertThat(driver.harness.getSideOutput(LATE))
                    .extracting(record -> record.getValue().user())
                    .containsExactly("ada");
        }
    }

    @Test
    void a_window_takes_late_events_until_it_closes() throws Exception {
        StreamFragment<Visit, String> windows = (in, out) -> in.groupBy(VisitFields.user)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .aggregate(Aggregate.count())
                .whenClosed((user, window, count) -> user + window.start().getEpochSecond() + ":" + count)
                .writeTo(out);
        try (Driver driver = new Driver(windows, null)) {
            driver.feed("ada", "a", 1);
            driver.watermark(9);
            driver.feed("ada", "a", 2);
            driver.watermark(10);
            driver.feed("ada", "a", 3);
            assertThat(driver.results()).containsExactly("ada0:2");
            assertThat(driver.harness.getRecordOutput())
                    .extracting(StreamRecord::getTimestamp)
                    .containsExactly(9999L);
            assertThat(driver.harness.getSideOutput(LATE)).hasSize(1);
        }
    }

    @Test
    void a_duplicate_is_left_out_until_events_at_the_end_of_its_time_are_late() throws Exception {
        StreamFragment<Visit, String> duplicates =
                (in, out) -> in.dropDuplicates(VisitFields.page, Duration.ofSeconds(10))
                        .map(Visit::user)
                        .writeTo(out);
        try (Driver driver = new Driver(duplicates, null)) {
            driver.feed("first", "a", 50);
            driver.watermark(60);
            driver.feed("second", "a", 60);
            assertThat(driver.results()).containsExactly("first");
            driver.harness.processWatermark(new Watermark(60_000));
            assertThat(driver.harness.numKeyedStateEntries()).isZero();
            driver.feed("third", "a", 61);
            assertThat(driver.results()).containsExactly("first", "third");
        }
    }

    @Test
    void states_live_for_their_time() throws Exception {
        StreamFragment<Visit, String> baskets = (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(BasketsOperators.watch())
                .writeTo(out);
        try (Driver driver = new Driver(baskets, null)) {
            driver.feed("ada", "a", 10);
            driver.feed("ada", "b", 11);
            driver.watermark(30);
            driver.feed("ada", "c", 31);
            driver.watermark(60);
            driver.feed("ada", "d", 61);
            assertThat(driver.results())
                    .containsExactly(
                            "ada after nothing",
                            "ada after a",
                            "ada FIRST 2 a=1 b=1 1 1",
                            "ada SECOND 2 b=1 1 1",
                            "ada after b",
                            "ada FIRST 1 c=1 1",
                            "ada SECOND 1 c=1 1",
                            "ada after nothing");
        }
    }

    @Test
    void a_call_that_fails_ends_the_job_and_names_operator_and_key() throws Exception {
        try (Driver driver = new Driver(SESSIONS, null)) {
            driver.feed("ada", "a", 1);
            assertThatThrownBy(() -> driver.feed("ada", "broken", 2))
                    .hasMessageContaining("Operator 'Visits.sessions' failed for key 'ada': its update function threw"
                            + " java.lang.IllegalStateException: no such page")
                    .hasRootCauseMessage("no such page");
        }
    }

    @Test
    void a_call_that_is_forgiven_leaves_nothing() throws Exception {
        StreamFragment<Visit, String> skipping =
                (in, out) -> in.groupByKey((Visit visit) -> visit.user().isEmpty() ? null : visit.user())
                        .flatMapGroupsWithState(VisitsOperators.sessions().onError(ErrorPolicy.skipKey()))
                        .writeTo(out);
        try (Driver driver = new Driver(skipping, null)) {
            driver.feed("ada", "a", 1);
            driver.feed("ada", "broken", 2);
            driver.feed("", "a", 2);
            driver.feed("ada", "b", 3);
            driver.watermark(100);
            assertThat(driver.results()).containsExactly("ada has 1", "ada has 2", "ada ended with 2");
        }
    }

    @Test
    void an_operator_that_is_another_one_is_refused_with_the_words_of_the_embedded_engine() throws Exception {
        OperatorSubtaskState snapshot;
        try (Driver driver = new Driver(SESSIONS, null)) {
            driver.feed("ada", "a", 1);
            driver.harness.prepareSnapshotPreBarrier(1);
            snapshot = driver.harness.snapshot(1, 1);
        }
        StreamFragment<Visit, String> other = (in, out) -> in.groupByKey(Visit::number)
                .flatMapGroupsWithState(KeyedByNumbersOperators.count().named("Visits.sessions"))
                .writeTo(out);
        assertThatThrownBy(() -> new Driver(other, snapshot))
                .hasMessageContaining(
                        "The key type of operator 'Visits.sessions' is not that of the checkpoint. Before: ");
    }

    @Test
    void a_state_that_is_gone_is_refused_until_it_is_dropped_and_then_it_is_empty() throws Exception {
        StreamFragment<Visit, String> two = (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(PagesOperators.two().named("pages"))
                .writeTo(out);
        StreamFragment<Visit, String> one = (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(PagesOperators.one().named("pages"))
                .writeTo(out);
        OperatorSubtaskState snapshot;
        try (Driver driver = new Driver(two, null)) {
            driver.feed("ada", "a", 1);
            driver.feed("ada", "b", 1);
            snapshot = driver.harness.snapshot(1, 1);
        }
        Throwable refused = catchThrowable(() -> new Driver(one, snapshot));
        assertThat(refused)
                .hasMessageContaining("The checkpoint holds state 'pages/seen', which the operator no longer has")
                .hasMessageContaining("drop it with dropStateOf(\"pages/seen\") of HoldfastFlink.on(…)");
        OperatorSubtaskState dropped;
        try (Driver driver =
                new Driver(one, snapshot, StageSettings.ofStreams(1).dropping("pages/seen"))) {
            driver.feed("ada", "c", 2);
            assertThat(driver.results()).containsExactly("ada 3");
            dropped = driver.harness.snapshot(2, 2);
        }
        try (Driver driver = new Driver(two, dropped)) {
            driver.feed("ada", "a", 3);
            assertThat(driver.results()).containsExactly("ada 4 new");
        }
    }
}
