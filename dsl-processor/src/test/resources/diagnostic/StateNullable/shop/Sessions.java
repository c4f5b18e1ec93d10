package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

final class Sessions {

    @UpdateFunction
    static String count(String userId, Iterator<String> clicks, GroupState<@Nullable String> state) {
        return userId;
    }
}
