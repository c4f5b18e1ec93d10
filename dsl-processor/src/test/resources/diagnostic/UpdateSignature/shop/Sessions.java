package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import dev.holdfast.state.Emitter;
import java.util.List;

final class Sessions {

    @UpdateFunction
    static String order(Iterator<String> clicks, String userId, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction
    static void emits(String userId, GroupState<Long> state, Iterator<String> clicks, Emitter<String> out) {}

    @UpdateFunction
    static String few(String userId, Iterator<String> clicks) {
        return userId;
    }

    @UpdateFunction
    static String none() {
        return "";
    }

    @UpdateFunction
    static String events(String userId, List<String> clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction
    static String raw(String userId, Iterator clicks, GroupState<Long> state) {
        return userId;
    }

    @UpdateFunction
    static String state(String userId, Iterator<String> clicks, Long state) {
        return userId;
    }

    @UpdateFunction
    static void fourth(String userId, Iterator<String> clicks, GroupState<Long> state, List<String> out) {}
}
