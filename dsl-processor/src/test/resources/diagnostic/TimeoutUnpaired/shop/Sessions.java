package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String unheard(String userId, Iterator<String> clicks, ProcessingTimeGroupState<Long> state) {
        state.setTimeoutDuration(Duration.ofMinutes(5));
        return userId;
    }

    @UpdateFunction
    static String neverSet(String userId, Iterator<String> clicks, ProcessingTimeGroupState<Long> state) {
        return state.hasTimedOut() ? "gone" : userId;
    }
}
