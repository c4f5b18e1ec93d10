package shop;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;

public final class Streaks {

    private Streaks() {}

    @UpdateFunction
    static String hiddenState(String key, Iterator<Integer> events, GroupState<Streak> state) {
        return key;
    }

    @UpdateFunction
    static List<Alert> hiddenResult(String key, Iterator<Integer> events, GroupState<Long> state) {
        return List.of();
    }

    @UpdateFunction
    static String hiddenEvent(String key, Iterator<List<Alert>> events, GroupState<Streak> state) {
        return key;
    }

    @StateRecord
    record Streak(int length) {}

    record Alert(String text) {}
}
