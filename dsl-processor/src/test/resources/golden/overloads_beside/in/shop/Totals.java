package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;

public final class Totals {

    private Totals() {}

    @UpdateFunction
    static Long total(String key, Iterator<Long> events, GroupState<Long> state) {
        return total(events);
    }

    static Long total(Iterator<Long> events) {
        return 0L;
    }

    static Long total(String key, Iterator<Long> events, Long state) {
        return 0L;
    }

    @UpdateFunction
    static List<Long> all(String totals, Iterator<Long> results, GroupState<Long> out) {
        return List.of();
    }
}
