package dev.holdfast.testkit.conformance;

import dev.holdfast.testkit.conformance.Calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Group B: one call on one stored row. */
final class OneCallRows {

    private OneCallRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>(oneCall());
        rows.addAll(oneTimeoutCall());
        return rows;
    }

    private static List<Row> oneCall() {
        return List.of(
                Row.same(
                        "B02",
                        "update",
                        Calls.withoutTimeout()
                                .step(Call.of("zero", state -> state.update(0L)))
                                .stores("zero=0")
                                .step(
                                        Call.of("zero", state -> state.update(5L)),
                                        Call.of("none", state -> state.update(5L)))
                                .stores("none=5", "zero=5")
                                .figures("t2 u2 r0")),
                Row.same(
                        "B03",
                        "remove",
                        Calls.withoutTimeout()
                                .step(Call.of("zero", state -> state.update(0L)))
                                .step(
                                        Call.of("zero", state -> state.remove()),
                                        Call.of("none", state -> state.remove()))
                                .stores()
                                .figures("t0 u0 r2")),
                Row.same(
                        "B05",
                        "a call with events clears the timeout",
                        Calls.inProcessingTime()
                                .step(Call.of("k", state -> {
                                    state.update(0L);
                                    state.setTimeoutDuration(Duration.ofSeconds(5));
                                }))
                                .at(1)
                                .stores("k=0@6")
                                .step(Call.of("k", state -> state.update(5L)))
                                .stores("k=5")),
                Row.same(
                        "B07",
                        "a duration and no state",
                        Calls.inProcessingTime()
                                .step(Call.of("k", state -> state.setTimeoutDuration(Duration.ofSeconds(5))))
                                .at(1)
                                .stores("k=-@6")
                                .figures("t1 u1")),
                Row.same(
                        "B10",
                        "a timestamp and no state",
                        Calls.inEventTime()
                                .step(Call.of("k", state -> state.setTimeoutTimestamp(Instant.ofEpochSecond(10))))
                                .stores("k=-@10")),
                Row.same(
                        "B11",
                        "remove and a timestamp",
                        Calls.inEventTime()
                                .step(Call.of("k", state -> state.update(1L)))
                                .step(new Call("k", 1, state -> {
                                    state.remove();
                                    state.setTimeoutTimestamp(Instant.ofEpochSecond(10));
                                }))
                                .stores("k=-@10")
                                .figures("t1 u1 r0")));
    }

    private static List<Row> oneTimeoutCall() {
        Call other = Call.of("other", state -> {});
        return List.of(
                Row.same(
                        "B12",
                        "a timeout that is not due, and one that is due exactly now",
                        timeoutAfter(1001, "k")
                                .step(other)
                                .at(1)
                                .emits()
                                .stores("k=5@1001ms")
                                .step(other)
                                .atMillis(1001)
                                .emits()
                                .stores("k=5@1001ms")),
                Row.same(
                        "B13",
                        "a timeout call that does nothing",
                        timeoutAfter(999, "k").step(other).at(1).emits("k").stores("k=5")),
                Row.same(
                        "B14",
                        "a timeout call that updates or removes",
                        timeoutAfter(999, "update", "remove")
                                .step(other)
                                .at(1)
                                .emits("update", "remove")
                                .stores("update=5")
                                .figures("t1 u1 r1")),
                Row.same(
                        "B15",
                        "a timeout call that sets a timeout",
                        timeoutAfter(999, "rearm", "update-rearm")
                                .step(other)
                                .at(1)
                                .emits("rearm", "update-rearm")
                                .stores("rearm=5@3", "update-rearm=5@3")));
    }

    private static Script<Call> timeoutAfter(long millis, String... keys) {
        Call[] calls = Arrays.stream(keys)
                .map(key -> Call.of(key, state -> {
                    state.update(5L);
                    state.setTimeoutDuration(Duration.ofMillis(millis));
                }))
                .toArray(Call[]::new);
        return Calls.inProcessingTime().step(calls);
    }
}
