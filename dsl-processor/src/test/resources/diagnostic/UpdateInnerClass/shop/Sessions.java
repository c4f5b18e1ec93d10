package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    final class Tracker {

        @UpdateFunction
        String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
            return userId;
        }
    }
}
