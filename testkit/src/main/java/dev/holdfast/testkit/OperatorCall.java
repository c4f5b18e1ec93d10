package dev.holdfast.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;

/**
 * What one call of an update function did, as an {@link OperatorTester} saw it, or the calls of a function from state to state, as a {@link FunctionTester} did. AssertJ's {@code assertThat(call)} gives an
 * {@link OperatorCallAssert}.
 *
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class OperatorCall<S, R> implements AssertProvider<OperatorCallAssert<S, R>> {

    private final Given<S> given;
    private final List<R> emitted;
    private final Optional<S> state;
    private final Optional<Instant> timeout;
    private final boolean updated;
    private final boolean removed;

    OperatorCall(
            Given<S> given,
            List<R> emitted,
            Optional<S> state,
            Optional<Instant> timeout,
            boolean updated,
            boolean removed) {
        this.given = given;
        this.emitted = List.copyOf(emitted);
        this.state = state;
        this.timeout = timeout;
        this.updated = updated;
        this.removed = removed;
    }

    /** What the call was given, as text but for the state; for messages. */
    record Given<S>(
            String operatorId,
            String key,
            List<String> events,
            Optional<S> state,
            boolean timedOut,
            Instant processingTime,
            Optional<Instant> watermark) {}

    /** The results, in order. */
    public List<R> emitted() {
        return emitted;
    }

    /** The state that the key has now, as it would be read back from a store. */
    public Optional<S> state() {
        return state;
    }

    /** The timeout that the key has now. */
    public Optional<Instant> timeout() {
        return timeout;
    }

    /** Whether the last thing that the call did to the state was {@code update}; of a function, whether there is another state now. */
    public boolean isUpdated() {
        return updated;
    }

    /** Whether the last thing that the call did to the state was {@code remove}; of a function, whether it is gone. */
    public boolean isRemoved() {
        return removed;
    }

    @Override
    public OperatorCallAssert<S, R> assertThat() {
        return new OperatorCallAssert<>(this);
    }

    /** The call as a table: what it was given, and what it did. */
    @Override
    public String toString() {
        TextTable table = new TextTable();
        table.add("key", given.key());
        table.add("processing time", given.processingTime().toString());
        given.watermark().ifPresent(watermark -> table.add("watermark", watermark.toString()));
        table.addAll("events", given.timedOut() ? List.of("none: a timeout") : given.events());
        table.add("state before", text(given.state()));
        table.addAll("emitted", emitted.stream().map(String::valueOf).toList());
        table.add("state", text(state) + (updated ? ", updated" : "") + (removed ? ", removed" : ""));
        table.add("timeout", text(timeout));
        return "call of " + given.operatorId() + "\n" + table;
    }

    private static String text(Optional<?> value) {
        return value.map(String::valueOf).orElse("none");
    }
}
