package shop;

import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.ValueState;
import java.time.Duration;
import java.util.Iterator;

/** With configuration. */
public final class Relay {

    public enum Wait {
        OVER
    }

    private final Duration wait;

    public Relay(Duration wait) {
        this.wait = wait;
    }

    @UpdateFunction
    public void last(
            String key, Iterator<String> events, ValueState<String> last, ProcessingTimers<Wait> timers, Emitter<String> out) {
        while (events.hasNext()) {
            last.update(events.next());
        }
        timers.setAfter(Wait.OVER, wait);
    }

    @OnTimer("last")
    void send(String key, Wait over, ValueState<String> last, Emitter<String> out) {
        last.get().ifPresent(out::emit);
        last.remove();
    }
}
