package shop;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.GroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Iterator;

public final class Sessions {

    private Sessions() {}

    @UpdateFunction
    static Summary track(String userId, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) {
        return new Summary(userId, 0);
    }

    @Unbounded("few users")
    @UpdateFunction(id = "all \"clicks\" ever \\u0041")
    static Summary total(String userId, Iterator<Click> clicks, GroupState<Session> state) {
        state.update(new Session(1));
        return new Summary(userId, 1);
    }

    @UpdateFunction
    public static Summary latest(String userId, Iterator<Click> clicks, EventTimeGroupState<Session> state) {
        return new Summary(userId, 2);
    }

    public record Click(String userId) {}

    public record Summary(String userId, int clicks) {}
}
