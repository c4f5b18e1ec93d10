package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    private Iterator<String> rest;

    @UpdateFunction
    void track(String userId, Iterator<String> clicks, GroupState<Long> state, Emitter<String> out) {
        rest = clicks;
        new Thread(() -> out.emit(userId)).start();
    }
}
