package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        long count = state.getOption().orElse(0L);
        if (clicks.next().isEmpty()) {
            state.remove();
        }
        state.update(count + 1);
        return userId;
    }
}
