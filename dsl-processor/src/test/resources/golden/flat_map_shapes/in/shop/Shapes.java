package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.GroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

public final class Shapes {

    private Shapes() {}

    @UpdateFunction
    static Iterator<String> iterator(String key, Iterator<Integer> events, GroupState<Long> state) {
        return List.<String>of().iterator();
    }

    @UpdateFunction
    static Iterable<String> iterable(String key, Iterator<Integer> events, ProcessingTimeGroupState<Long> state) {
        return List.of();
    }

    @UpdateFunction
    static List<String> list(String key, Iterator<Integer> events, EventTimeGroupState<Long> state) {
        return List.of();
    }

    @UpdateFunction
    static Collection<? extends Number> collection(String key, Iterator<Integer> events, GroupState<Long> state) {
        return Set.of();
    }

    @UpdateFunction
    static Set<?> set(String key, Iterator<Integer> events, GroupState<Long> state) {
        return Set.of();
    }

    @UpdateFunction
    static Lines ownIterable(String key, Iterator<Integer> events, GroupState<Long> state) {
        return new Lines(List.of());
    }

    @UpdateFunction
    static Stream<String> stream(String key, Iterator<Integer> events, GroupState<Long> state) {
        return Stream.of();
    }

    @UpdateFunction
    static Stream<? extends List<String>> streamOfLists(
            String key, Iterator<Integer> events, EventTimeGroupState<Long> state) {
        return Stream.of();
    }

    @UpdateFunction
    static void emitter(String key, Iterator<Integer> events, GroupState<Long> state, Emitter<String> out) {}

    @UpdateFunction
    static void eventTimeEmitter(
            String key, Iterator<List<Integer>> events, EventTimeGroupState<Long> state, Emitter<Set<String>> out) {}

    public record Lines(List<String> lines) implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return lines.iterator();
        }
    }
}
