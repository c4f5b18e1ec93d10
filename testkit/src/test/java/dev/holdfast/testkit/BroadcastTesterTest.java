package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BroadcastTesterTest {

    private static final StateParameter.OfBroadcast<String, Long> PRICES =
            StateParameter.broadcast("prices", KeySerializers.string(), StateSerializers.int64());
    private static final StateParameter.OfValue<Long> SUM = StateParameter.value("sum", StateSerializers.int64());

    private final BroadcastTester<String, String, String, String> tester =
            BroadcastTester.of(FlatMapStates.<String, String, String>of(
                            "till", KeySerializers.string(), List.of(PRICES, SUM), (key, events, states, out) -> {
                                long sum = states.get(SUM).orElse(0L);
                                while (events.hasNext()) {
                                    sum += states.get(PRICES).get(events.next()).orElse(0L);
                                }
                                states.get(SUM).update(sum);
                                out.emit(key + " " + sum);
                            })
                    .onBroadcast((String change, BroadcastFn.Changed changed) -> {
                        int end = change.indexOf('=');
                        changed.get(PRICES).put(change.substring(0, end), Long.parseLong(change.substring(end + 1)));
                        if (end == 0) {
                            throw new IllegalStateException("a price of nothing");
                        }
                    }));

    @Test
    void what_is_applied_is_read_by_the_calls_to_come_of_every_key() {
        assertThat(tester.keys().call("ada", "tea")).emitted("ada 0");
        tester.apply("tea=3", "ink=9", "tea=4");
        assertThat(tester.keys().call("ada", "tea")).emitted("ada 4").has(SUM, 4L);
        assertThat(tester.keys().call("bob", "tea", "ink")).emitted("bob 13");
        assertThat(tester.entries(PRICES)).containsExactly(Map.entry("ink", 9L), Map.entry("tea", 4L));
    }

    @Test
    void of_changes_that_fail_nothing_is_left() {
        tester.apply("tea=3");
        assertThatIllegalStateException()
                .isThrownBy(() -> tester.apply("tea=5", "=1"))
                .withMessage("a price of nothing");
        assertThat(tester.entries(PRICES)).containsExactly(Map.entry("tea", 3L));
        assertThat(tester.keys().call("ada", "tea")).emitted("ada 3");
    }

    @Test
    void given_entries_take_the_place_of_all_others() {
        tester.apply("tea=3", "ink=9");
        tester.given(PRICES, Map.of("pen", 1L));
        assertThat(tester.entries(PRICES)).containsExactly(Map.entry("pen", 1L));
        assertThat(tester.given(PRICES, Map.of()).entries(PRICES)).isEmpty();
        assertThat(tester.keys().call("ada", "pen")).emitted("ada 0");
    }

    @Test
    void a_broadcast_of_another_operator_is_refused() {
        StateParameter.OfBroadcast<String, Long> other =
                StateParameter.broadcast("others", KeySerializers.string(), StateSerializers.int64());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.entries(other))
                .withMessageContaining("others");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.given(other, Map.of("tea", 1L)))
                .withMessageContaining("others");
    }
}
