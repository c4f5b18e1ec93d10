package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

abstract class Sessions {

    @UpdateFunction
    abstract String track(String userId, Iterator<String> clicks, GroupState<Long> state);
}
