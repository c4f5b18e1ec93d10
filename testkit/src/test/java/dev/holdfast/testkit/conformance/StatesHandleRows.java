package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.state.ListState;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.ValueState;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.testkit.conformance.Acts.Act;
import dev.holdfast.testkit.conformance.Acts.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Group J: what values, maps, lists and timers do, and when what was written ends. */
final class StatesHandleRows {

    private StatesHandleRows() {}

    static List<Row> all() {
        return List.of(
                Row.deviates(
                        "J07",
                        "timers of a key",
                        "A key has one for each constant of an enum, and setting it again moves it. Timers are due like timeouts,"
                                + " when the time is later than theirs, not when it is equal. One that a timer's call sets"
                                + " to a time that has passed is due in the same batch.",
                        timersOfOneKey()),
                Row.same(
                        "J08",
                        "timers of several keys come in the order of their times; here all keys are in one key group",
                        StatesHandleRows::assertOrder),
                Row.deviates(
                        "J13",
                        "several states on the heap",
                        "Every store keeps them: the rows of this group that feed a pipeline run on each.",
                        allKinds()),
                Row.same("J25", "a write puts the end off, a read does not", timeToLive()),
                Row.same(
                        "J28",
                        "what is removed is that of the key alone",
                        Acts.inProcessingTime()
                                .step(put("k1"), put("k2"), put("k3"))
                                .at(1)
                                .step(Act.of(
                                        "k1",
                                        (states, out) -> states.get(Acts.FADING).remove()))
                                .at(2)
                                .step(read("k1"), read("k2"), read("k3"))
                                .atMillis(60_999)
                                .emits("k1 -", "k2 put", "k3 put")
                                .step(read("k1"), read("k2"), read("k3"))
                                .at(61)
                                .emits("k1 -", "k2 -", "k3 -")),
                Row.deviates(
                        "J30",
                        "null in a list, and a list of nothing",
                        "Null is refused. To add no elements does nothing.",
                        nothing()),
                Row.same("J31", "a value is set, removed, and of no use without a key", StatesHandleRows::assertValue));
    }

    private static Script<Act> timersOfOneKey() {
        return Acts.inProcessingTime()
                .step(Act.of("k", (states, out) -> {
                    states.get(Acts.BELLS).set(Alarm.FIRST, Instant.ofEpochSecond(5));
                    states.get(Acts.BELLS).set(Alarm.FIRST, Instant.ofEpochSecond(1));
                    ProcessingTimers<Alarm> again = states.get(Acts.BELLS);
                    again.set(Alarm.SECOND, Instant.ofEpochSecond(15));
                    again.set(Alarm.THIRD, Instant.ofEpochSecond(15));
                    again.cancel(Alarm.THIRD);
                    out.emit(again.at(Alarm.FIRST).map(Instant::getEpochSecond) + " "
                            + again.at(Alarm.SECOND).map(Instant::getEpochSecond) + " " + again.at(Alarm.THIRD));
                }))
                .at(0)
                .emits("Optional[1] Optional[15] Optional.empty")
                .figures("n2")
                .step(Act.of("k", (states, out) -> {}))
                .at(1)
                .emits()
                .step()
                .at(15)
                .emits("k FIRST@1")
                .restarted()
                .atMillis(15_001)
                .emits("k SECOND@15")
                .step(Act.of(
                        "chain", (states, out) -> states.get(Acts.BELLS).set(Alarm.FIRST, Instant.ofEpochSecond(20))))
                .at(16)
                .emits()
                .step()
                .at(30)
                .emits("chain FIRST@20", "chain THIRD@21")
                .batches(1);
    }

    private static void assertOrder() {
        TestSource<Act> source = TestSource.of("input");
        TestSink<String> sink = TestSink.of("output");
        try (PipelineTester tester =
                PipelineTester.of(Acts.inEventTime().pipeline(source, sink)).engine(engine -> engine.keyGroups(1))) {
            tester.feed(
                    source,
                    setting("a", Map.of(Alarm.SECOND, 3L, Alarm.FIRST, 1L)),
                    setting("b", Map.of(Alarm.FIRST, 10L, Alarm.THIRD, 2L)),
                    setting("c", Map.of(Alarm.FIRST, 0L)));
            assertThat(tester.feed(source, new Act("w", 10, (states, out) -> {}))
                            .emitted(sink))
                    .containsExactly("c FIRST@0", "a FIRST@1", "b THIRD@2", "a SECOND@3");
            assertThat(tester.feed(source, new Act("w", 11, (states, out) -> {}))
                            .emitted(sink))
                    .containsExactly("b FIRST@10");
        }
    }

    private static Act setting(String key, Map<Alarm, Long> seconds) {
        return Act.of(
                key,
                (states, out) ->
                        seconds.forEach((alarm, at) -> states.get(Acts.ALARMS).set(alarm, Instant.ofEpochSecond(at))));
    }

    private static Script<Act> allKinds() {
        return Acts.inProcessingTime()
                .step(filling("a", 1), filling("b", 2))
                .emits()
                .restarted(filling("a", 3), telling("a"), telling("b"))
                .emits("a 3 {x1=1, x3=3} [1, 3] [3, 1]", "b 2 {x2=2} [2] [2]");
    }

    private static Act filling(String key, long number) {
        return Act.of(key, (states, out) -> {
            states.get(Acts.VALUE).update(number);
            states.get(Acts.MAP).put("x" + number, number);
            states.get(Acts.LIST).add(number);
            states.get(Acts.SORTED).add(Instant.ofEpochSecond(-number), number);
        });
    }

    private static Act telling(String key) {
        return Act.of(key, (states, out) -> {
            StringBuilder map = new StringBuilder();
            states.get(Acts.MAP)
                    .entries()
                    .forEach(entry -> map.append(map.isEmpty() ? "" : ", ").append(entry));
            StringBuilder sorted = new StringBuilder();
            states.get(Acts.SORTED)
                    .entries()
                    .forEach(
                            entry -> sorted.append(sorted.isEmpty() ? "" : ", ").append(entry.getValue()));
            out.emit(key + " " + states.get(Acts.VALUE).orElse(0L) + " {" + map + "} " + elements(states.get(Acts.LIST))
                    + " [" + sorted + "]");
        });
    }

    private static List<Long> elements(ListState<Long> list) {
        List<Long> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }

    private static Script<Act> timeToLive() {
        return Acts.inProcessingTime()
                .step(put("k"))
                .at(1)
                .step(read("k"))
                .at(2)
                .emits("k put")
                .step(put("k"))
                .at(35)
                .restarted(read("k"))
                .at(68)
                .emits("k put")
                .step(read("k"))
                .atMillis(94_999)
                .emits("k put")
                .step(read("k"))
                .at(95)
                .emits("k -");
    }

    private static Act put(String key) {
        return Act.of(key, (states, out) -> states.get(Acts.FADING).update("put"));
    }

    private static Act read(String key) {
        return Act.of(
                key,
                (states, out) -> out.emit(key + " " + states.get(Acts.FADING).orElse("-")));
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static Script<Act> nothing() {
        return Acts.inProcessingTime()
                .step(Act.of("k", (states, out) -> {
                    ListState<Long> list = states.get(Acts.LIST);
                    assertNullIsRefused("element", () -> list.add(null));
                    assertNullIsRefused("value", () -> states.get(Acts.VALUE).update(null));
                    assertNullIsRefused("key", () -> states.get(Acts.MAP).put(null, 1L));
                    assertNullIsRefused("value", () -> states.get(Acts.MAP).put("x", null));
                    list.addAll(List.of());
                    out.emit("empty " + list.isEmpty());
                }))
                .emits("empty true")
                .figures("t0 u0");
    }

    private static void assertNullIsRefused(String what, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A " + what + " of state '")
                .hasMessageContaining("is null");
    }

    private static void assertValue() {
        AtomicReference<ValueState<Long>> kept = new AtomicReference<>();
        TestSource<Act> source = TestSource.of("input");
        try (PipelineTester tester =
                PipelineTester.of(Acts.inProcessingTime().pipeline(source, TestSink.<String>of("output")))) {
            tester.feed(source, Act.of("k", (states, out) -> {
                ValueState<Long> state = states.get(Acts.VALUE);
                kept.set(state);
                state.update(123L);
                assertThat(state.get()).contains(123L);
                state.remove();
                assertThat(state.exists()).isFalse();
                assertThat(state.get()).isEmpty();
            }));
        }
        assertThatThrownBy(() -> kept.get().update(1L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A state is valid only during the call that received it.");
    }
}
