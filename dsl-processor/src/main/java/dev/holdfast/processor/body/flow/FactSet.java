package dev.holdfast.processor.body.flow;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Sets of {@link Facts}: what all the paths to a place have brought, as the bits of a long. */
final class FactSet {

    /** A place that no path reaches. */
    static final long NOWHERE = 0;

    /** The beginning, where nothing is known. */
    static final long BEGINNING = 1;

    private FactSet() {}

    static long each(long set, IntUnaryOperator change) {
        return members(set)
                .mapToLong(facts -> 1L << change.applyAsInt(facts))
                .reduce(NOWHERE, (left, right) -> left | right);
    }

    static long only(long set, IntPredicate condition) {
        return members(set).filter(condition).mapToLong(facts -> 1L << facts).sum();
    }

    static List<Integer> list(long set) {
        return members(set).boxed().toList();
    }

    private static IntStream members(long set) {
        return IntStream.range(0, Long.SIZE).filter(facts -> (set & (1L << facts)) != 0);
    }
}
