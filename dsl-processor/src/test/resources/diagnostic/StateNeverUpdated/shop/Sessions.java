package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static Long track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return state.getOption().orElse(0L) + 1;
    }
}
