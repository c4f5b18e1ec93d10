package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class Sessions {

    @UpdateFunction
    static @Nullable String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return null;
    }

    @UpdateFunction
    static List<@Nullable String> list(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return List.of();
    }

    @UpdateFunction
    static void emit(
            String userId, Iterator<String> clicks, GroupState<Long> state, Emitter<@Nullable String> out) {}
}
