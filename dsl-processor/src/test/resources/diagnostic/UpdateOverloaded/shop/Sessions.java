package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction
    static String track(Long userId, Iterator<String> clicks, GroupState<Long> state) {
        return "";
    }
}
