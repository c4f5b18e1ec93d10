package shop;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @Unbounded(" ")
    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }
}
