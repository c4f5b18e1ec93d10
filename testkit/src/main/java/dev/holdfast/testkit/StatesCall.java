package dev.holdfast.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;

/**
 * What the calls for one key did, as a {@link StatesTester} saw it: the one with its events, and those for its timers. AssertJ's {@code assertThat(call)} gives a
 * {@link StatesCallAssert}.
 *
 * @param <R> the type of the results
 */
public final class StatesCall<R> implements AssertProvider<StatesCallAssert<R>> {

    private final Given given;
    private final List<R> emitted;
    private final StatesOfKey states;

    StatesCall(Given given, List<R> emitted, StatesOfKey states) {
        this.given = given;
        this.emitted = List.copyOf(emitted);
        this.states = states;
    }

    /** What the calls were given, for messages. */
    record Given(
            String key, List<String> events, StatesOfKey states, Instant processingTime, Optional<Instant> watermark) {}

    /** The results, in order. */
    public List<R> emitted() {
        return emitted;
    }

    StatesOfKey states() {
        return states;
    }

    @Override
    public StatesCallAssert<R> assertThat() {
        return new StatesCallAssert<>(this);
    }

    /** The calls as a table: what they were given, and what the key has after them. */
    @Override
    public String toString() {
        TextTable table = new TextTable();
        table.add("key", given.key());
        table.add("processing time", given.processingTime().toString());
        given.watermark().ifPresent(watermark -> table.add("watermark", watermark.toString()));
        table.addAll("events", given.events());
        table.addAll("states before", given.states().lines());
        table.addAll("emitted", Calls.texts(emitted));
        table.addAll("states", states.lines());
        return "call of " + states.operatorId() + "\n" + table;
    }
}
