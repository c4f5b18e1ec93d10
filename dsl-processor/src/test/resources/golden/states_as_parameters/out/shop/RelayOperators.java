package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.List;

/** Operators of {@link Relay}: a factory for each update function. */
@Generated("shop.Relay")
public final class RelayOperators {

    /** State {@code last} of {@link Relay#last}. */
    public static final StateParameter.OfValue<String> LAST_LAST = StateParameter.value(
            "last", StateSerializers.string());

    /** Timers {@code timers} of {@link Relay#last}. */
    public static final StateParameter.OfProcessingTimers<Relay.Wait> LAST_TIMERS = StateParameter.processingTimers(
            "timers", Relay.Wait.class);

    private RelayOperators() {}

    /** {@link Relay#last}: any number of results, states {@code last}, {@code timers}. */
    public static FlatMapStates<String, String, String> last(Relay relay) {
        return FlatMapStates.<String, String, String>of(
                "Relay.last",
                KeySerializers.string(),
                List.of(LAST_LAST, LAST_TIMERS),
                (key, events, states, out) -> relay.last(
                        key,
                        events,
                        states.get(LAST_LAST),
                        states.get(LAST_TIMERS),
                        out))
                .onTimer(LAST_TIMERS, (key, timer, at, states, out) -> relay.send(
                        key,
                        timer,
                        states.get(LAST_LAST),
                        out));
    }
}
