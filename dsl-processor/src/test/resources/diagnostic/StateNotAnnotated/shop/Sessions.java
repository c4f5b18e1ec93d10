package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String count(String userId, Iterator<String> clicks, GroupState<Visit> state) {
        return userId;
    }
}
