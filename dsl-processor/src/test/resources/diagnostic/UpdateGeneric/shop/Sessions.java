package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static <T> String track(String userId, Iterator<T> clicks, GroupState<Long> state) {
        return userId;
    }

    static final class Tracker<T> {

        @UpdateFunction
        String track(String userId, Iterator<T> clicks, GroupState<Long> state) {
            return userId;
        }
    }
}
