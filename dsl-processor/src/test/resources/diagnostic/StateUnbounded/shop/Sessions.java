package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.GroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        state.update(state.getOption().orElse(0L) + 1);
        return userId;
    }

    @UpdateFunction
    static String noTimeout(String userId, Iterator<String> clicks, EventTimeGroupState<Long> state) {
        state.update(1L);
        return userId;
    }

    @UpdateFunction
    static String leftBehind(String userId, Iterator<String> clicks, ProcessingTimeGroupState<Long> state) {
        if (state.hasTimedOut()) {
            return "gone";
        }
        state.update(1L);
        state.setTimeoutDuration(Duration.ofMinutes(5));
        return userId;
    }

    @UpdateFunction
    static String updatedWhenGone(String userId, Iterator<String> clicks, ProcessingTimeGroupState<Long> state) {
        if (state.hasTimedOut()) {
            state.update(0L);
            return "gone";
        }
        state.update(1L);
        state.setTimeoutDuration(Duration.ofMinutes(5));
        return userId;
    }
}
