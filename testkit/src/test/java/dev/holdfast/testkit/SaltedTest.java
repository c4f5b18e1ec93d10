package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.EventTimeFieldGroups;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.LongField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Aggregates in parts over restarts, and what is refused of them. */
class SaltedTest {

    private record Timed(String key, long second) {

        private Instant at() {
            return Instant.ofEpochSecond(second);
        }
    }

    private static final KeyField<Timed, String> KEY = KeyField.of("key", Timed::key, KeySerializers.string());
    private static final StateSerializer<Timed> EVENTS = new StateSerializer<>() {

        private final Schema schema = Schema.record(Schema.FORMAT, "Timed", 1, Schema.field("second", SchemaType.LONG));

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public void write(Timed value, StateOutput out) {
            out.writeVarLong(value.second());
        }

        @Override
        public Timed read(StateInput in) {
            return new Timed("", in.readVarLong());
        }
    };

    private static final LongField<Timed> SECOND = new LongField<>("second", Timed::second, EVENTS);

    private final TestSource<Timed> source = TestSource.of("events");
    private final TestSink<String> sink = TestSink.of("results");

    @Test
    void parts_come_and_go_over_a_restart_and_the_state_stays() {
        try (PipelineTester tester = PipelineTester.of(counts(UnaryOperator.identity()))) {
            tester.feed(source, new Timed("a", 1), new Timed("a", 2), new Timed("b", 1));
            tester.pipeline(counts(groups -> groups.salted(4))).restart();
            tester.feed(source, new Timed("a", 3), new Timed("a", 1));
            tester.pipeline(counts(groups -> groups.salted(7)))
                    .stateStore(StateStores.rocksDb())
                    .restart();
            tester.feed(source, new Timed("a", 4));
            tester.pipeline(counts(UnaryOperator.identity())).restart();
            assertThat(tester.feed(source, new Timed("a", 5), new Timed("a", 12)))
                    .emitted("a 6 4", "b 1 1");
        }
    }

    private Pipeline counts(UnaryOperator<EventTimeFieldGroups<String, Timed>> groups) {
        return groups.apply(Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupBy(KEY))
                .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                .count()
                .and(Aggregate.max(SECOND))
                .whenClosed((key, window, n, last) -> key + " " + n + " " + Math.min(last, 4))
                .writeTo(sink);
    }

    @Test
    void a_key_in_parts_is_remembered_as_a_whole() {
        Pipeline pipeline = Stream.from(source)
                .groupBy(KEY)
                .salted(8)
                .withTtl(Duration.ofMinutes(1))
                .count()
                .updates((key, n) -> key + n)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline).lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThat(tester.feed(source, new Timed("a", 1), new Timed("a", 2)))
                    .emitted("a2");
            tester.advance(Duration.ofSeconds(59));
            assertThat(tester.feed(source, new Timed("a", 3))).emitted("a3");
            tester.advance(Duration.ofSeconds(59));
            assertThat(tester.feed(source, new Timed("a", 1))).emitted("a4");
            tester.advance(Duration.ofSeconds(60));
            assertThat(tester.feed(source, new Timed("a", 1))).emitted("a1");
        }
    }

    @Test
    void the_operator_of_the_parts_has_no_state_to_read(@TempDir Path directory) {
        try (PipelineTester tester =
                PipelineTester.of(counts(groups -> groups.salted(2))).checkpoint(directory)) {
            tester.feed(source, new Timed("a", 1));
        }
        StateView view = StateReader.open(directory).latest();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.of("windows.key.parts"))
                .withMessage(
                        "Operator 'windows.key.parts' has no state: it keeps nothing from batch to batch. Read that"
                                + " of the operator behind it.");
        view.of("windows.key");
    }

    @Test
    void all_events_together_close_by_the_clock() {
        Pipeline pipeline = Stream.from(source)
                .withProcessingTime()
                .groupAll()
                .windowedBy(Windows.sliding(Duration.ofSeconds(10), Duration.ofSeconds(5)))
                .count()
                .whenClosed((all, window, n) -> window.end().getEpochSecond() + " " + n)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline).at(Instant.ofEpochSecond(102))) {
            tester.feed(source, new Timed("a", 1), new Timed("b", 2));
            tester.advance(Duration.ofSeconds(2));
            tester.feed(source, new Timed("a", 3));
            assertThat(tester.advance(Duration.ofSeconds(2))).emitted("105 3");
            assertThat(tester.advance(Duration.ofSeconds(10))).emitted("110 3");
        }
    }

    @Test
    void an_estimate_goes_on_over_a_restart_on_another_store() {
        Pipeline pipeline = Stream.from(source)
                .groupAll()
                .unbounded("one key")
                .aggregate(Aggregate.approxDistinct(SECOND))
                .updates((all, n) -> String.valueOf(n))
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(source, events(0, 300))).emitted("300");
            tester.restart();
            assertThat(tester.feed(source, events(200, 500))).emitted("500");
            tester.stateStore(StateStores.rocksDb()).restart();
            String about =
                    tester.feed(source, events(400, 20_000)).emitted(sink).get(0);
            tester.restart();
            assertThat(tester.feed(source, events(0, 10_000))).emitted(about);
            assertThat(Long.parseLong(about)).isBetween(19_300L, 20_700L);
        }
    }

    private static List<Timed> events(int from, int end) {
        List<Timed> events = new ArrayList<>();
        for (int i = from; i < end; i++) {
            events.add(new Timed("a", i));
        }
        return events;
    }

    @Test
    void an_aggregate_of_ones_own_that_is_added_begins_with_what_comes_then() {
        Aggregate<Timed, Long> latest = Aggregate.ofMethods(
                "latest",
                StateSerializers.int64(),
                (soFar, event) -> event.second(),
                (first, second) -> second,
                second -> second);
        try (PipelineTester tester = PipelineTester.of(counts(UnaryOperator.identity()))) {
            tester.feed(source, new Timed("a", 1), new Timed("b", 1));
            tester.pipeline(Stream.from(source)
                            .withWatermark(Timed::at, Duration.ZERO)
                            .groupBy(KEY)
                            .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                            .aggregate(latest)
                            .and(Aggregate.<Timed>count())
                            .and(Aggregate.max(SECOND))
                            .whenClosed((key, window, last, n, max) -> key + " " + n + " " + last)
                            .writeTo(sink))
                    .restart();
            assertThat(tester.feed(source, new Timed("a", 3), new Timed("a", 12)))
                    .emitted("a 2 3", "b 1 null");
        }
    }

    @Test
    void what_depends_on_the_order_of_events_is_refused_unless_it_does_not_matter() {
        EventTimeFieldGroups<String, Timed> groups =
                Stream.from(source).withWatermark(Timed::at, Duration.ZERO).groupBy(KEY);
        Windows windows = Windows.tumbling(Duration.ofSeconds(10));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.salted(4)
                        .windowedBy(windows)
                        .count()
                        .and(Aggregate.first(SECOND))
                        .whenClosed((key, window, n, first) -> key))
                .withMessage(
                        "Operator 'windows.key' is salted, but its aggregate 'first_second' depends on the order of"
                                + " events, which parts do not keep. Say inAnyOrder() of the aggregate if that does not matter."
                                + " Or leave salted(…) out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stream.from(source)
                        .groupBy(KEY)
                        .salted(4)
                        .unbounded("few")
                        .aggregate(Aggregate.last(SECOND))
                        .updates((key, last) -> key))
                .withMessageContaining("its aggregate 'last_second' depends on the order");
        assertThatCode(() -> groups.salted(4)
                        .windowedBy(windows)
                        .aggregate(Aggregate.first(SECOND).inAnyOrder())
                        .whenClosed((key, window, first) -> key))
                .doesNotThrowAnyException();
    }

    @Test
    void sessions_dead_letters_and_odd_numbers_of_parts_are_refused() {
        EventTimeFieldGroups<String, Timed> groups =
                Stream.from(source).withWatermark(Timed::at, Duration.ZERO).groupBy(KEY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.salted(4)
                        .windowedBy(Windows.session(Duration.ofSeconds(1)))
                        .count()
                        .whenClosed((key, window, n) -> key))
                .withMessageContaining("sessions depend on all events of a key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.salted(4)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(1)))
                        .onError(ErrorPolicy.deadLettersTo(TestSink.of("letters")))
                        .count()
                        .whenClosed((key, window, n) -> key))
                .withMessageContaining("Take ErrorPolicy.skipKey()");
        assertThatIllegalArgumentException().isThrownBy(() -> groups.salted(1)).withMessageContaining("2 to 1024");
        assertThatIllegalArgumentException().isThrownBy(() -> groups.salted(1025));
    }

    @Test
    void all_events_are_one_key_where_a_failed_call_is_left_out() {
        Pipeline pipeline = Stream.from(source)
                .groupAll()
                .unbounded("one key")
                .onError(ErrorPolicy.skipKey())
                .aggregate(Aggregate.<Timed>count().where(event -> {
                    if (event.key().equals("bad")) {
                        throw new IllegalStateException("planned");
                    }
                    return true;
                }))
                .updates((all, n) -> String.valueOf(n))
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(source, new Timed("a", 1), new Timed("a", 2)))
                    .emitted("2");
            assertThat(tester.feed(source, new Timed("a", 3), new Timed("bad", 4)))
                    .emittedNothing();
            assertThat(tester.feed(source, new Timed("a", 5))).emitted("3");
        }
    }

    @Test
    void all_events_in_their_order_are_one_key_as_before() {
        Pipeline pipeline = Stream.from(source)
                .groupAll()
                .unbounded("one key")
                .aggregate(Aggregate.first(SECOND))
                .and(Aggregate.last(SECOND))
                .updates((all, first, last) -> first + " " + last)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            assertThat(tester.feed(source, new Timed("a", 3), new Timed("a", 1), new Timed("b", 2)))
                    .emitted("3 2");
        }
    }
}
