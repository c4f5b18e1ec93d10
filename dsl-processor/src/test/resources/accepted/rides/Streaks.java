package rides;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** An instance with configuration, a state record that others do not see, and events of a parent type. */
public final class Streaks {

    private final int length;

    public Streaks(int length) {
        this.length = length;
    }

    @UpdateFunction
    void detect(String place, Iterator<Trace> traces, GroupState<Streak> state, Emitter<String> out) {
        int seen = state.getOption().map(Streak::length).orElse(0);
        while (traces.hasNext()) {
            traces.next();
            seen++;
        }
        if (seen >= length) {
            out.emit(place);
            state.remove();
        } else {
            state.update(new Streak(seen));
        }
    }

    @StateRecord
    record Streak(int length) {}
}
