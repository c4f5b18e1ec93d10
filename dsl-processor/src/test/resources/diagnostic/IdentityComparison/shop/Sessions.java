package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<Long> clicks, GroupState<Long> state) {
        Long last = state.getOption().orElse(0L);
        Long next = clicks.next();
        if (last == next) {
            state.remove();
        } else {
            state.update(next);
        }
        return userId;
    }

    @UpdateFunction
    static String same(String userId, Iterator<Long> clicks, GroupState<Long> state) {
        Long last = state.getOption().orElse(null);
        Long next = clicks.next();
        if (last == null || last.equals(next)) {
            state.remove();
        }
        return userId;
    }
}
