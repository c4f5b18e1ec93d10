package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.testkit.Operators.Timed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is asked of a tester is done, or refused with a sentence; nothing is passed over in silence. */
class TesterMisuseTest {

    private final TestSource<String> words = TestSource.of("words");
    private final TestSource<Timed> timed = TestSource.of("timed");
    private final TestSink<String> counts = TestSink.of("counts");

    @Test
    void a_store_that_the_engine_is_told_is_used() {
        AtomicInteger stores = new AtomicInteger();
        try (PipelineTester tester = counting()
                .engine(builder -> builder.stateStore(() -> {
                    stores.incrementAndGet();
                    return StateStores.heap().get();
                }))) {
            assertThat(tester.feed(words, "a")).emitted("(a,1)");
            assertThat(stores).hasValue(1);
            tester.stateStore(StateStores.heap()).restart();
            assertThat(stores).hasValue(1);
        }
    }

    @Test
    void a_clock_and_a_checkpoint_that_the_engine_is_told_are_refused() {
        try (PipelineTester tester = counting()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tester.engine(builder -> builder.clock(Clock.system())))
                    .withMessageStartingWith("The clock of a tester is its own");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tester.engine(builder -> builder.checkpoint(Path.of("elsewhere"))))
                    .withMessageStartingWith("The checkpoint of a tester is named before its first step");
            assertThat(tester.feed(words, "a")).emitted("(a,1)");
        }
    }

    @Test
    void with_a_trigger_that_ends_each_step_starts_the_query_again() {
        try (PipelineTester tester = counting().engine(builder -> builder.trigger(Trigger.once()))) {
            assertThat(tester.feed(words, "a")).emitted("(a,1)");
            assertThat(tester.feed(words, "a", "b")).emitted("(a,2)", "(b,1)");
            assertThat(tester.advance(Duration.ofMinutes(1))).emittedNothing().hasBatches(0);
            assertThat(tester.feed(words, "c")).emitted("(a,-1)", "(b,-1)", "(c,1)");
        }
    }

    @Test
    void a_source_is_not_read_by_a_second_tester() {
        try (PipelineTester tester = counting()) {
            tester.feed(words, "a");
        }
        try (PipelineTester second =
                PipelineTester.of(Stream.from(words).map(word -> word).writeTo(TestSink.of("others")))) {
            assertThatIllegalStateException()
                    .isThrownBy(second::run)
                    .withMessageStartingWith("TestSource 'words' has events of another tester");
        }
    }

    @Test
    void a_watermark_moves_only_where_there_is_one_and_to_a_time() {
        try (PipelineTester tester = counting()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> tester.advanceWatermark(Instant.EPOCH))
                    .withMessageStartingWith("The pipeline has no watermark that could move to 1970-01-01T00:00:00Z");
        }
        try (PipelineTester tester = PipelineTester.of(Stream.from(timed)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(Operators.eventTimeMax())
                .writeTo(counts))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tester.advanceWatermark(Instant.MAX))
                    .withMessageContaining("is not between");
            tester.feed(timed, new Timed("a", 1));
            assertThat(tester.advanceWatermark(PipelineTester.LATEST)).emitted("(a,-1)");
        }
    }

    @Test
    void crashes_that_are_planned_one_after_the_other_all_happen() {
        try (PipelineTester tester = counting()) {
            tester.crashAt(CommitStep.RUN).crashAt(CommitStep.SYNCED);
            assertThat(tester.feed(words, "a")).emitted("(a,1)").hasCrashes(2);
            tester.crashAt(CommitStep.WRITTEN).crashAt(CommitStep.WRITTEN);
            assertThat(tester.feed(words, "a")).emitted("(a,2)").hasCrashes(2);
        }
    }

    @Test
    void a_crash_between_sinks_says_that_it_needs_rows() {
        PipelineTester tester =
                PipelineTester.of(Stream.from(words).filter(String::isEmpty).writeTo(counts));
        tester.crashAt(CommitStep.HALF_DELIVERED).feed(words, "a");
        assertThatIllegalStateException()
                .isThrownBy(tester::close)
                .withMessage(
                        "A crash was planned with crashAt(HALF_DELIVERED) and did not happen, since no batch with rows"
                                + " for a TestSink came after it. Feed events that give rows behind crashAt; or remove it.");
    }

    @Test
    void a_closed_tester_does_nothing_more() {
        PipelineTester tester = counting();
        tester.feed(words, "a");
        tester.close();
        tester.close();
        for (Runnable use : new Runnable[] {
            tester::run,
            tester::restart,
            () -> tester.feed(words, "b"),
            () -> tester.advance(Duration.ofMinutes(1)),
            () -> tester.crashAt(CommitStep.RUN),
            () -> tester.workers(2),
            () -> tester.state(Operators.processingTimeCount(), "a")
        }) {
            assertThatIllegalStateException()
                    .isThrownBy(use::run)
                    .withMessageStartingWith("The tester is closed, and its query has ended.");
        }
        assertThat(words.events()).containsExactly("a");
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tried
    void null_is_no_event() {
        try (PipelineTester tester = counting()) {
            String none = null;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tester.feed(words, none))
                    .withMessageStartingWith("An event for source 'words' is null");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tester.feed(words, "a", null))
                    .withMessageStartingWith("An event for source 'words' is null");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> words.add((String[]) null))
                    .withMessageStartingWith("An event for source 'words' is null");
            assertThat(words.events()).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tried
    void null_and_the_epoch_are_not_given() {
        OperatorTester<String, String, Long, String> tester = OperatorTester.of(Operators.processingTimeCount());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.given("a", null))
                .withMessageContaining("Say givenNothing(key) for none.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.given(null, 1L))
                .withMessageStartingWith("The key is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.given("a", 1L, Instant.EPOCH))
                .withMessageStartingWith("The timeout 1970-01-01T00:00:00Z that is given is not between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.givenTimeout("a", Instant.MAX))
                .withMessageContaining("is not between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.call("a", (String) null))
                .withMessageStartingWith("An event of the call is null");
        assertThat(tester.state("a")).isEmpty();
    }

    @Test
    void values_that_look_alike_are_shown_with_their_types() {
        try (PipelineTester tester = counting()) {
            Step step = tester.feed(words, "a");
            assertThatThrownBy(() -> assertThat(step).hasState("a", 1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            "Expected operator processingTimeCount to have state 1 (Integer) of a, but it has 1 (Long).");
        }
    }

    @Test
    void a_backlog_is_read_event_by_event_without_batches_in_between() {
        try (PipelineTester tester = PipelineTester.of(Stream.from(timed)
                .withWatermark(Timed::at, Duration.ZERO)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(Operators.eventTimeMax())
                .writeTo(counts))) {
            assertThat(tester.feed(timed, new Timed("a", 1), new Timed("a", 3))).emitted("(a,3)");
            assertThat(tester.asBacklog().feed(timed, new Timed("b", 4), new Timed("b", 5), new Timed("a", 20)))
                    .emittedInOrder("(b,4)", "(b,5)", "(a,20)", "(b,-1)")
                    .hasBatches(4);
        }
    }

    private PipelineTester counting() {
        return PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(Operators.processingTimeCount())
                .writeTo(counts));
    }
}
