package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

final class Sessions {

    private static final Map<String, Long> SEEN = new HashMap<>();
    private static final Map<String, Long> PRICES = new HashMap<>();

    @SuppressWarnings("FieldChanged") // a figure for the log
    private static final LongAdder CALLS = new LongAdder();

    private final long[] counts = new long[2];
    private String last = "";

    static {
        PRICES.put("pen", 100L);
    }

    @UpdateFunction
    String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        CALLS.increment();
        SEEN.merge(userId, PRICES.get("pen"), Long::sum);
        last = userId;
        count();
        List<String> own = new ArrayList<>();
        own.add(last);
        return userId + own;
    }

    private void count() {
        this.counts[0]++;
    }
}
