package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction(id = "sessions")
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }
}
