package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static Summary track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return null;
    }
}
