package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Hidden {

    private Hidden() {}

    @UpdateFunction
    public static String count(String key, Iterator<Integer> events, GroupState<Long> state) {
        return key;
    }

    public static final class Deeper {

        private Deeper() {}

        @UpdateFunction
        public static String count(String key, Iterator<Integer> events, GroupState<Long> state) {
            return key;
        }
    }
}
