package shop;

import dev.holdfast.Stream;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static Stream<String> track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return null;
    }
}
