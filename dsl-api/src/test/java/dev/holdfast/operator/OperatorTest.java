package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorTest {

    private static final MapGroups<String, String, Long, String> MAP = MapGroups.withoutTimeout(
            "m", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> key + "!");
    private static final FlatMapGroups<String, String, Long, String> FLAT_MAP = FlatMapGroups.withProcessingTimeTimeout(
            "f", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                out.emit(key);
                out.emit(key);
            });

    @Test
    void map_emits_exactly_one_result() {
        assertThat(results(MAP.spec())).containsExactly("k!");
        assertThat(MAP.spec().outputMode()).isEqualTo(OutputMode.UPDATE);
        assertThat(MAP.spec().timeoutMode()).isEqualTo(TimeoutMode.NONE);
    }

    @Test
    void flat_map_emits_what_the_function_emits() {
        assertThat(results(FLAT_MAP.spec())).containsExactly("k", "k");
        assertThat(FLAT_MAP.spec().outputMode()).isEqualTo(OutputMode.APPEND);
        assertThat(FLAT_MAP.spec().timeoutMode()).isEqualTo(TimeoutMode.PROCESSING_TIME);
    }

    @Test
    void timers_that_nothing_hears_are_refused() {
        StateParameter.OfProcessingTimers<Thread.State> wakes =
                StateParameter.processingTimers("wakes", Thread.State.class);
        FlatMapStates<String, String, String> deaf =
                FlatMapStates.of("alarm", KeySerializers.string(), List.of(wakes), (key, events, states, out) -> {});
        assertThatThrownBy(deaf::declaration)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Operator 'alarm' sets timers 'wakes', but nothing is called when they are due: "
                        + "say what with onTimer(…).");
        assertThat(deaf.onTimer(wakes, (key, timer, at, states, out) -> {})
                        .declaration()
                        .timerFns())
                .hasSize(1);
    }

    @Test
    void settings_change_a_copy() {
        Map<String, Long> states = new HashMap<>(Map.of("a", 1L));
        MapGroups<String, String, Long, String> changed = MAP.named("other").withInitialState(states);
        states.clear();
        assertThat(changed.spec().id()).isEqualTo("other");
        assertThat(changed.spec().initialState()).isEqualTo(new InitialState.OfMap<>(Map.of("a", 1L)));
        assertThat(MAP.spec().id()).isEqualTo("m");
        assertThat(MAP.spec().initialState()).isNull();
    }

    @Test
    void an_operator_fails_unless_it_is_told_otherwise_and_the_last_policy_counts() {
        assertThat(MAP.spec().errorPolicy()).isEqualTo(ErrorPolicy.fail());
        assertThat(FLAT_MAP.onError(ErrorPolicy.skipKey()).named("g").spec().errorPolicy())
                .isEqualTo(ErrorPolicy.skipKey());
        assertThat(MAP.onError(ErrorPolicy.skipKey())
                        .onError(ErrorPolicy.fail())
                        .spec()
                        .errorPolicy())
                .isEqualTo(ErrorPolicy.fail());
        assertThat(MAP.spec().failedCallSink()).isNull();
    }

    @Test
    void an_id_has_a_length_and_can_be_seen() {
        assertThat(MAP.named("x".repeat(128)).spec().id()).hasSize(128);
        for (String id : List.of("", " ", "a\nb", "x".repeat(129))) {
            assertThatThrownBy(() -> MAP.named(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("An operator id has 1 to 128 printable characters, not '" + id + "'.");
        }
    }

    private static List<String> results(OperatorSpec<String, String, Long, String> spec) {
        List<String> results = new ArrayList<>();
        Iterator<String> noEvents = List.<String>of().iterator();
        EngineGroupState<Long> noState = null;
        spec.updateFn().call("k", noEvents, noState, results::add);
        return results;
    }
}
