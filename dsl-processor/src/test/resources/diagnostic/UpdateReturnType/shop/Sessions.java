package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import dev.holdfast.state.Emitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

final class Sessions {

    @UpdateFunction
    static void nothing(String userId, Iterator<String> clicks, GroupState<Long> state) {}

    @UpdateFunction
    static int primitive(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return 1;
    }

    @UpdateFunction
    static String[] array(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return new String[0];
    }

    @UpdateFunction
    static List raw(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return List.of();
    }

    @UpdateFunction
    static Optional<String> optional(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return Optional.empty();
    }

    @UpdateFunction
    static IntStream ints(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return IntStream.empty();
    }

    @UpdateFunction
    static String both(String userId, Iterator<String> clicks, GroupState<Long> state, Emitter<String> out) {
        return userId;
    }
}
