package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        long before = state.getOption().orElse(0L);
        long after = before + 1;
        if (clicks.next().isEmpty()) {
            state.remove();
        } else {
            state.update(before);
        }
        return userId + after;
    }

    @UpdateFunction
    static String again(String userId, Iterator<String> clicks, GroupState<Long> state) {
        if (clicks.next().isEmpty()) {
            state.remove();
        } else {
            state.update(state.get());
        }
        return userId;
    }
}
