package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.Stream;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.UpdateFn;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each mistake is found by both testers, and what looks like one is not. */
class MistakeTest {

    private final TestSource<String> words = TestSource.of("words");
    private final TestSource<String> others = TestSource.of("others");
    private final TestSink<String> results = TestSink.of("results");

    @Test
    void a_state_changed_in_place_and_not_updated_is_found() {
        FlatMapGroups<String, String, Basket, String> forgetful = operator((key, events, state, out) -> {
            state.getOption().ifPresent(basket -> basket.articles.add(events.next()));
            if (!state.exists()) {
                state.update(new Basket());
            }
        });
        OperatorTester<String, String, Basket, String> tester = OperatorTester.of(forgetful);
        tester.call("ada", "pen");
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(() -> tester.call("ada", "ink"))
                .withMessage("Operator 'basket', key 'ada': The state was changed in place, from [] to [ink], but not"
                        + " passed to update(…), so the change is lost. Call update(…) after the change.");
        try (PipelineTester pipeline = pipeline(forgetful)) {
            pipeline.feed(words, "ada");
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> pipeline.feed(words, "ada"))
                    .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.STATE_CHANGED_IN_PLACE));
        }
    }

    @Test
    void a_state_changed_in_place_and_then_updated_or_removed_is_right() {
        FlatMapGroups<String, String, Basket, String> right = operator((key, events, state, out) -> {
            Basket basket = state.getOption().orElseGet(Basket::new);
            basket.articles.add(events.next());
            if (basket.articles.size() > 2) {
                state.remove();
            } else {
                state.update(basket);
            }
        });
        OperatorTester<String, String, Basket, String> tester = OperatorTester.of(right);
        tester.call("ada", "pen");
        tester.call("ada", "ink");
        assertThat(tester.call("ada", "paper")).isRemoved();
    }

    @Test
    void each_mistake_can_be_ignored() {
        FlatMapGroups<String, String, Basket, String> forgetful =
                operator((key, events, state, out) -> state.getOption().ifPresent(basket -> basket.articles.add("x")));
        OperatorTester.of(forgetful)
                .ignoring(Mistake.STATE_CHANGED_IN_PLACE)
                .given("ada", new Basket())
                .call("ada", "x");
    }

    @Test
    void what_is_used_after_its_call_is_found_even_if_the_function_looks_away() {
        List<Emitter<String>> emitters = new ArrayList<>();
        List<GroupState<Basket>> states = new ArrayList<>();
        List<Iterator<String>> iterators = new ArrayList<>();
        try (PipelineTester tester = pipeline(operator((key, events, state, out) -> {
            emitters.add(out);
            states.add(state);
            iterators.add(events);
        }))) {
            tester.feed(words, "a");
            assertThatIllegalStateException().isThrownBy(() -> emitters.get(0).emit("late"));
            assertUsedAfterCall(tester, "The emitter of a call");
            assertThatIllegalStateException().isThrownBy(() -> states.get(0).exists());
            assertUsedAfterCall(tester, "The group state of a call");
            assertThatIllegalStateException()
                    .isThrownBy(() -> iterators.get(0).next())
                    .withMessage(
                            "An iterator of events is valid during its call only: keep the events, not the iterator.");
            assertUsedAfterCall(tester, "The iterator of events of a call");
            assertThat(tester.run()).emittedNothing();
        }
    }

    private static void assertUsedAfterCall(PipelineTester tester, String message) {
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(tester::run)
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.USED_AFTER_CALL));
    }

    @Test
    void a_function_that_is_not_deterministic_is_found_if_asked_for() {
        int[] calls = {0};
        FlatMapGroups<String, String, Basket, String> counting =
                operator((key, events, state, out) -> out.emit(key + calls[0]++));
        assertNotDeterministic(counting, "[ada2]", "[ada3]");
    }

    @Test
    void a_state_that_is_not_deterministic_is_found_too() {
        int[] calls = {0};
        FlatMapGroups<String, String, Basket, String> counting = operator((key, events, state, out) -> {
            Basket basket = new Basket();
            basket.articles.add("call " + calls[0]++);
            state.update(basket);
        });
        assertNotDeterministic(counting, "call 2", "call 3");
    }

    private void assertNotDeterministic(
            FlatMapGroups<String, String, Basket, String> operator, String first, String second) {
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(() -> OperatorTester.of(operator)
                        .lookingFor(Mistake.NOT_DETERMINISTIC)
                        .call("ada", "x"))
                .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.NOT_DETERMINISTIC));
        try (PipelineTester tester = pipeline(operator).lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(words, "ada"))
                    .withMessageContaining("Operator 'basket'")
                    .withMessageContaining("the same batch twice")
                    .withMessageContaining(first)
                    .withMessageContaining(second)
                    .withMessageContaining("Use currentProcessingTime()");
        }
    }

    @Test
    void a_deterministic_function_passes_the_comparison() {
        try (PipelineTester tester = pipeline(operator((key, events, state, out) -> {
                    Basket basket = state.getOption().orElseGet(Basket::new);
                    events.forEachRemaining(basket.articles::add);
                    state.update(basket);
                    out.emit(key + basket);
                }))
                .lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThat(tester.feed(words, "a", "b", "a")).emitted("a[a, a]", "b[b]");
            assertThat(tester.feed(words, "a")).emitted("a[a, a, a]");
            assertThat(tester.crashAt(CommitStep.SYNCED).feed(words, "a")).emitted("a[a, a, a, a]");
        }
    }

    @Test
    void a_state_that_keeps_growing_is_found_if_asked_for() {
        FlatMapGroups<String, String, Basket, String> hoarding = operator((key, events, state, out) -> {
            Basket basket = state.getOption().orElseGet(Basket::new);
            basket.articles.add(events.next());
            state.update(basket);
        });
        try (PipelineTester tester = pipeline(hoarding).lookingForGrowth(5)) {
            for (int update = 1; update < 5; update++) {
                tester.feed(words, "a", "b");
            }
            tester.feed(words, "b-is-next");
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(words, "a"))
                    .withMessage("The state of key 'a' of operator 'basket' has grown with each of its last 5 updates,"
                            + " from 2 to 10 bytes. Keep less of each event, or remove the state in time.");
        }
    }

    @Test
    void a_state_that_shrinks_from_time_to_time_does_not_keep_growing() {
        FlatMapGroups<String, String, Basket, String> bounded = operator((key, events, state, out) -> {
            Basket basket = state.getOption().orElseGet(Basket::new);
            basket.articles.add(events.next());
            if (basket.articles.size() > 3) {
                basket.articles.clear();
            }
            state.update(basket);
        });
        try (PipelineTester tester = pipeline(bounded).lookingForGrowth(5)) {
            for (int update = 0; update < 20; update++) {
                assertThat(tester.feed(words, "a")).hasRowsTotal(1);
            }
        }
    }

    @Test
    void a_loop_without_an_end_is_found() {
        FlatMapGroups<String, String, Basket, String> endless = operator((key, events, state, out) -> {
            long count = 0;
            while (events.hasNext()) {
                count++;
            }
            out.emit(key + count);
        });
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(() -> OperatorTester.of(endless).call("ada", "x"))
                .withMessageContaining("hasNext() was asked 10000 times without a next()")
                .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.ENDLESS_LOOP));
        try (PipelineTester tester = pipeline(endless)) {
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(words, "ada"))
                    .withMessageContaining("Call next() in each round.");
        }
    }

    @Test
    void many_events_are_no_endless_loop() {
        FlatMapGroups<String, String, Basket, String> counting =
                operator((key, events, state, out) -> out.emit(key + Operators.count(events)));
        try (PipelineTester tester = pipeline(counting)) {
            assertThat(tester.feed(words, Collections.nCopies(20_001, "a"))).emitted("a20001");
        }
    }

    @Test
    void steps_without_state_are_compared_too() {
        int[] calls = {0};
        try (PipelineTester tester = PipelineTester.of(
                        Stream.from(words).map(word -> word + calls[0]++).writeTo(results))
                .lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertNotDeterministic(tester, "Sink 'results': the same batch twice gave it [a0] and then [a1].");
        }
    }

    @Test
    void events_that_depend_on_more_than_themselves_are_found_before_an_operator() {
        int[] calls = {0};
        try (PipelineTester tester = PipelineTester.of(Stream.from(words)
                        .map(word -> word + calls[0]++)
                        .groupByKey(word -> word.substring(0, 1))
                        .flatMapGroupsWithState(operator((key, events, state, out) ->
                                out.emit(events.next().substring(0, 1))))
                        .writeTo(results))
                .lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertNotDeterministic(tester, "key 'a': the same batch twice gave it the events [a0] and then [a1].");
        }
    }

    @Test
    void keys_and_event_times_are_compared_too() {
        int[] calls = {0};
        try (PipelineTester tester = PipelineTester.of(Stream.from(words)
                        .groupByKey(word -> word + calls[0]++)
                        .flatMapGroupsWithState(operator((key, events, state, out) -> out.emit(events.next())))
                        .writeTo(results))
                .lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertNotDeterministic(tester, "key 'a0': the same batch twice gave it a call, and then one to");
        }
        try (PipelineTester tester = PipelineTester.of(Stream.from(others)
                        .withWatermark(word -> Instant.ofEpochSecond(++calls[0]), Duration.ZERO)
                        .writeTo(TestSink.of("timed")))
                .lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(others, "a"))
                    .withMessageStartingWith("The same batch twice had the event times ");
        }
    }

    private void assertNotDeterministic(PipelineTester tester, String message) {
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(() -> tester.feed(words, "a"))
                .withMessageContaining(message)
                .withMessageContaining(
                        "A function for map, filter, groupByKey or withWatermark depends on more than its event")
                .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.NOT_DETERMINISTIC));
    }

    @Test
    void growth_is_found_while_batches_run_twice() {
        FlatMapGroups<String, String, Basket, String> hoarding = operator((key, events, state, out) -> {
            Basket basket = state.getOption().orElseGet(Basket::new);
            basket.articles.add(events.next());
            state.update(basket);
        });
        try (PipelineTester tester = pipeline(hoarding).lookingForGrowth(3).lookingFor(Mistake.NOT_DETERMINISTIC)) {
            tester.feed(words, "a");
            tester.crashAt(CommitStep.SYNCED).feed(words, "a");
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(words, "a"))
                    .withMessageContaining("has grown with each of its last 3 updates")
                    .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.STATE_GROWS));
        }
        OperatorTester<String, String, Basket, String> tester =
                OperatorTester.of(hoarding).lookingFor(Mistake.STATE_GROWS, Mistake.NOT_DETERMINISTIC);
        assertThatExceptionOfType(MistakeError.class).isThrownBy(() -> {
            for (int call = 0; call < 101; call++) {
                tester.call("a", "x");
            }
        });
    }

    @Test
    void what_depends_on_batches_is_found_if_asked_for() {
        FlatMapGroups<String, String, Basket, String> ofCalls = operator((key, events, state, out) -> {
            Basket basket = state.getOption().orElseGet(Basket::new);
            basket.articles.add("call of " + Operators.count(events));
            state.update(basket);
        });
        try (PipelineTester tester = pipeline(ofCalls).lookingFor(Mistake.BATCH_DEPENDENT)) {
            assertThat(tester.feed(words, "a")).emittedNothing();
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(words, "a", "a"))
                    .withMessageContaining("Operator 'basket': the events of this step left, in one batch,"
                            + " [a = [call of 1, call of 2]] and one by one [a = [call of 1, call of 1, call of 1]].")
                    .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.BATCH_DEPENDENT));
        }
    }

    @Test
    void rows_that_depend_on_batches_are_found_unless_later_ones_replace_them() {
        try (PipelineTester tester = pipeline(
                        operator((key, events, state, out) -> out.emit(key + Operators.count(events))))
                .lookingFor(Mistake.BATCH_DEPENDENT)) {
            assertThatExceptionOfType(MistakeError.class)
                    .isThrownBy(() -> tester.feed(words, "a", "a"))
                    .withMessageContaining("Sink 'results': the events of this step gave it, in one batch, [a2]")
                    .withMessageContaining(" and one by one [a1, a1].");
        }
        TestSink<String> totals = TestSink.of("totals");
        try (PipelineTester tester = PipelineTester.of(Stream.from(others)
                        .groupByKey(word -> word)
                        .mapGroupsWithState(Operators.runningCountMapped())
                        .writeTo(totals))
                .lookingFor(Mistake.BATCH_DEPENDENT)) {
            assertThat(tester.feed(others, "a", "a", "b"))
                    .emitted("(a,2)", "(b,1)")
                    .hasBatches(1);
            assertThat(totals.rows()).containsExactlyInAnyOrder("(a,2)", "(b,1)");
        }
    }

    private static FlatMapGroups<String, String, Basket, String> operator(
            UpdateFn.FlatMapping<String, String, GroupState<Basket>, String> updateFn) {
        return FlatMapGroups.withoutTimeout("basket", KeySerializers.string(), Basket.SERIALIZER, updateFn);
    }

    private PipelineTester pipeline(FlatMapGroups<String, String, Basket, String> operator) {
        return PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(results));
    }
}
