package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

final class Sessions {

    @UpdateFunction
    static String pages(String userId, Iterator<String> clicks, GroupState<List<String>> state) {
        return userId;
    }

    @UpdateFunction
    static String last(String userId, Iterator<String> clicks, GroupState<OptionalInt> state) {
        return userId;
    }
}
