package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Operators of {@link Shapes}: a factory for each update function. */
@Generated("shop.Shapes")
public final class ShapesOperators {

    private ShapesOperators() {}

    /** {@link Shapes#iterator}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Long, String> iterator() {
        return FlatMapGroups.withoutTimeout(
                "Shapes.iterator",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Shapes.iterator(key, events, state).forEachRemaining(out::emit));
    }

    /** {@link Shapes#iterable}: any number of results, processing-time timeout. */
    public static FlatMapGroups<String, Integer, Long, String> iterable() {
        return FlatMapGroups.withProcessingTimeTimeout(
                "Shapes.iterable",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Shapes.iterable(key, events, state).forEach(out::emit));
    }

    /** {@link Shapes#list}: any number of results, event-time timeout. */
    public static EventTimeFlatMapGroups<String, Integer, Long, String> list() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "Shapes.list",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Shapes.list(key, events, state).forEach(out::emit));
    }

    /** {@link Shapes#collection}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Long, Number> collection() {
        return FlatMapGroups.withoutTimeout(
                "Shapes.collection",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Shapes.collection(key, events, state).forEach(out::emit));
    }

    /** {@link Shapes#set}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Long, Object> set() {
        return FlatMapGroups.withoutTimeout(
                "Shapes.set",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Shapes.set(key, events, state).forEach(out::emit));
    }

    /** {@link Shapes#ownIterable}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Long, String> ownIterable() {
        return FlatMapGroups.withoutTimeout(
                "Shapes.ownIterable",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Shapes.ownIterable(key, events, state).forEach(out::emit));
    }

    /** {@link Shapes#stream}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Long, String> stream() {
        return FlatMapGroups.withoutTimeout(
                "Shapes.stream",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> {
                    try (Stream<String> results = Shapes.stream(key, events, state)) {
                        results.forEachOrdered(out::emit);
                    }
                });
    }

    /** {@link Shapes#streamOfLists}: any number of results, event-time timeout. */
    public static EventTimeFlatMapGroups<String, Integer, Long, List<String>> streamOfLists() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "Shapes.streamOfLists",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> {
                    try (Stream<? extends List<String>> results = Shapes.streamOfLists(key, events, state)) {
                        results.forEachOrdered(out::emit);
                    }
                });
    }

    /** {@link Shapes#emitter}: any number of results, no timeout. */
    public static FlatMapGroups<String, Integer, Long, String> emitter() {
        return FlatMapGroups.withoutTimeout(
                "Shapes.emitter",
                KeySerializers.string(),
                StateSerializers.int64(),
                Shapes::emitter);
    }

    /** {@link Shapes#eventTimeEmitter}: any number of results, event-time timeout. */
    public static EventTimeFlatMapGroups<String, List<Integer>, Long, Set<String>> eventTimeEmitter() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "Shapes.eventTimeEmitter",
                KeySerializers.string(),
                StateSerializers.int64(),
                Shapes::eventTimeEmitter);
    }
}
