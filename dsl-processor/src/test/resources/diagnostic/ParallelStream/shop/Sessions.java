package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        List<String> all = new ArrayList<>();
        clicks.forEachRemaining(all::add);
        state.remove();
        return userId + all.parallelStream().count() + all.stream().count();
    }
}
