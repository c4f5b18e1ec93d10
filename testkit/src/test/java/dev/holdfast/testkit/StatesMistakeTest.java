package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.operator.FlatMapFunction;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.FunctionalFn;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.ValueState;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The mistakes of functions that take their states as parameters, and of those from state to state. */
class StatesMistakeTest {

    private static final StateParameter.OfValue<Basket> BASKET = StateParameter.value("basket", Basket.SERIALIZER);
    private static final StateParameter.OfList<String> LIST = StateParameter.list("list", StateSerializers.string());

    private final TestSource<String> words = TestSource.of("words");
    private final TestSink<String> results = TestSink.of("results");

    @Test
    void a_value_changed_in_place_and_not_updated_is_found() {
        FlatMapStates<String, String, String> forgetful = operator((key, events, states, out) -> {
            states.get(BASKET).get().ifPresent(basket -> basket.articles.add(events.next()));
            if (!states.get(BASKET).exists()) {
                states.get(BASKET).update(new Basket());
            }
        });
        StatesTester<String, String, String> tester = StatesTester.of(forgetful);
        tester.call("ada", "pen");
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(() -> tester.call("ada", "ink"))
                .withMessage("Operator 'baskets', key 'ada': The value of state 'basket' was changed in place, from []"
                        + " to [ink], but not passed to update(…), so the change is lost. Call update(…) after the"
                        + " change.");
        try (PipelineTester pipeline = pipeline(forgetful)) {
            pipeline.feed(words, "ada");
            assertMistake(Mistake.STATE_CHANGED_IN_PLACE, () -> pipeline.feed(words, "ada"));
        }
    }

    @Test
    void a_value_changed_in_place_and_then_updated_is_right() {
        FlatMapStates<String, String, String> right = operator((key, events, states, out) -> {
            Basket basket = states.get(BASKET).get().orElseGet(Basket::new);
            basket.articles.add(events.next());
            states.get(BASKET).update(basket);
            out.emit(key + states.get(BASKET).get().orElseThrow());
        });
        StatesTester<String, String, String> tester = StatesTester.of(right);
        tester.call("ada", "pen");
        assertThat(tester.call("ada", "ink")).emitted("ada[pen, ink]");
    }

    @Test
    void states_that_are_used_after_their_call_are_found_even_if_the_function_looks_away() {
        List<ValueState<Basket>> values = new ArrayList<>();
        List<ListState<String>> lists = new ArrayList<>();
        try (PipelineTester tester = pipeline(operator((key, events, states, out) -> {
            values.add(states.get(BASKET));
            lists.add(states.get(LIST));
        }))) {
            tester.feed(words, "a");
            assertThatIllegalStateException().isThrownBy(() -> values.get(0).exists());
            assertMistake(Mistake.USED_AFTER_CALL, tester::run);
            assertThatIllegalStateException().isThrownBy(() -> lists.get(0).add("late"));
            assertThatThrownBy(tester::run).hasMessageContaining("The state 'list' of a call was used after the call");
        }
    }

    @Test
    void a_loop_without_an_end_is_found() {
        FlatMapStates<String, String, String> endless = operator((key, events, states, out) -> {
            while (events.hasNext()) {
                states.get(LIST).isEmpty();
            }
        });
        assertMistake(Mistake.ENDLESS_LOOP, () -> StatesTester.of(endless).call("ada", "x"));
        try (PipelineTester tester = pipeline(endless)) {
            assertMistake(Mistake.ENDLESS_LOOP, () -> tester.feed(words, "ada"));
        }
    }

    @Test
    void a_function_that_is_not_deterministic_is_found_if_asked_for() {
        int[] calls = {0};
        FlatMapStates<String, String, String> counting =
                operator((key, events, states, out) -> out.emit(key + calls[0]++));
        try (PipelineTester tester = pipeline(counting).lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThatThrownBy(() -> tester.feed(words, "ada"))
                    .hasMessageContaining("Operator 'baskets', key 'ada': the same batch twice gave [ada0] and then");
        }
    }

    @Test
    void a_list_that_is_not_deterministic_is_found_too() {
        int[] calls = {0};
        FlatMapStates<String, String, String> counting =
                operator((key, events, states, out) -> states.get(LIST).add("call " + calls[0]++));
        assertMistake(
                Mistake.NOT_DETERMINISTIC,
                () -> StatesTester.of(counting)
                        .lookingFor(Mistake.NOT_DETERMINISTIC)
                        .call("ada", "x"));
        try (PipelineTester tester = pipeline(counting).lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThatThrownBy(() -> tester.feed(words, "ada"))
                    .hasMessageContaining("ada list[0] = call 2")
                    .hasMessageContaining("ada list[0] = call 3");
        }
    }

    @Test
    void states_that_depend_on_how_events_fall_into_batches_are_found_if_asked_for() {
        FlatMapStates<String, String, String> firstOnly =
                operator((key, events, states, out) -> states.get(LIST).add(events.next()));
        try (PipelineTester tester = pipeline(firstOnly).lookingFor(Mistake.BATCH_DEPENDENT)) {
            assertThatThrownBy(() -> tester.feed(words, "ada", "ada"))
                    .isInstanceOf(MistakeError.class)
                    .hasMessageContaining("in one batch, [ada list[0] = ada] and one by one"
                            + " [ada list[0] = ada, ada list[1] = ada]");
        }
    }

    @Test
    void a_function_from_state_to_state_that_is_not_deterministic_is_found() {
        int[] calls = {0};
        FunctionalFn.OnEvent<String, String, Long, String> counting = (key, event, at, state, out) -> {
            out.emit(key + calls[0]++);
            return 1L;
        };
        FlatMapFunction<String, String, Long, String> operator =
                FlatMapFunction.of("counts", KeySerializers.string(), StateSerializers.int64(), counting);
        try (PipelineTester tester = PipelineTester.of(Stream.from(words)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(results))
                .lookingFor(Mistake.NOT_DETERMINISTIC)) {
            assertThatThrownBy(() -> tester.feed(words, "ada"))
                    .isInstanceOf(MistakeError.class)
                    .hasMessageContaining("Operator 'counts', key 'ada': the same batch twice gave [ada0] and then");
        }
    }

    private static void assertMistake(Mistake mistake, ThrowingCallable call) {
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(call)
                .satisfies(error -> assertThat(error.mistake()).isEqualTo(mistake));
    }

    private static FlatMapStates<String, String, String> operator(StatesFn.OfEvents<String, String, String> function) {
        return FlatMapStates.of("baskets", KeySerializers.string(), List.of(BASKET, LIST), function);
    }

    private PipelineTester pipeline(FlatMapStates<String, String, String> operator) {
        return PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(results));
    }
}
