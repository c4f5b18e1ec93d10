package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.io.IOException;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state)
            throws IOException, InterruptedException, IllegalStateException {
        return userId;
    }
}
