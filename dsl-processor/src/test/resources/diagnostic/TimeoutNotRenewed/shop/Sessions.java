package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, ProcessingTimeGroupState<Long> state) {
        if (state.hasTimedOut()) {
            state.remove();
            return "over";
        }
        if (!state.exists()) {
            state.update(1L);
            state.setTimeoutDuration(Duration.ofMinutes(5));
        } else {
            state.update(state.get() + 1);
        }
        return userId;
    }
}
