package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String notify(String userId, Iterator<String> clicks, GroupState<String> state) {
        return userId;
    }

    @UpdateFunction
    static String hashCode(String userId, Iterator<String> clicks, GroupState<String> state) {
        return userId;
    }

    @UpdateFunction(id = "instances have a parameter")
    String getClass(String userId, Iterator<String> clicks, GroupState<String> state) {
        return userId;
    }
}
