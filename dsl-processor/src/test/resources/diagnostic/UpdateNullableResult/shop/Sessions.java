package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

final class Sessions {

    @UpdateFunction
    static @Nullable String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return null;
    }
}
