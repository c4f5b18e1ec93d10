package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import dev.holdfast.state.ProcessingTimeGroupState;

final class Sessions {

    @UpdateFunction
    static String raw(String userId, Iterator<String> clicks, GroupState state) {
        return userId;
    }

    @UpdateFunction
    static String wildcard(String userId, Iterator<String> clicks, ProcessingTimeGroupState<?> state) {
        return userId;
    }
}
