package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    private static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction
    static Summary total(String userId, Iterator<Click> clicks, GroupState<Long> state) {
        return new Summary();
    }

    private record Click() {}

    private record Summary() {}

    private static final class Inside {

        @UpdateFunction
        static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
            return userId;
        }
    }
}
