package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    static int calls;
    static final int LIMIT = 10;

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }
}
