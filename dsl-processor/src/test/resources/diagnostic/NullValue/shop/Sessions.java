package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static void track(String userId, Iterator<String> clicks, GroupState<Long> state, Emitter<String> out) {
        state.update(clicks.hasNext() ? 1L : null);
        out.emit(null);
    }
}
