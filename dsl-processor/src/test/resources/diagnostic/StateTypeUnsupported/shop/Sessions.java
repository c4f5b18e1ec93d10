package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;

final class Sessions {

    @UpdateFunction
    static String pages(String userId, Iterator<String> clicks, GroupState<List<String>> state) {
        return userId;
    }
}
