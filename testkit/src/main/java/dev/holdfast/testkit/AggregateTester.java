package dev.holdfast.testkit;

import dev.holdfast.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes an aggregate of events given by hand, and with each result checks that it does not depend on how it came about: with the events cut anywhere and the parts
 * merged, in either order of merging, written and read in between. An engine does all that, in its own way in each run.
 *
 * <pre>{@code
 * AggregateTester<Sale, Long> tester = AggregateTester.of(SpreadAggregate.of());
 * assertThat(tester.result(cheap, dear)).isEqualTo(90);
 * tester.check(random -> new Sale("vienna", random.nextInt(100)));
 * }</pre>
 *
 * <p>Results are compared by {@code equals}, and where they have none by their fields, unless {@link #sameIf} says otherwise. What a method throws is thrown as it is. Not thread safe.
 *
 * @param <T> the type of the events
 * @param <A> the type of the result
 */
public final class AggregateTester<T, A> {

    private static final int LISTS = 100;
    private static final int MOST_EVENTS = 12;

    private final Aggregate<T, A> aggregate;
    private final Mistakes mistakes = new Mistakes();
    private BiPredicate<? super A, ? super A> sameIf = AggregateTester::isSame;

    private AggregateTester(Aggregate<T, A> aggregate) {
        this.aggregate = Objects.requireNonNull(aggregate, "of(null): name an aggregate");
        mistakes.lookForInAggregates(Mistake.CUT_DEPENDENT);
    }

    /** A tester of an aggregate: one of your own, or one of the library. */
    public static <T, A> AggregateTester<T, A> of(Aggregate<T, A> aggregate) {
        return new AggregateTester<>(aggregate);
    }

    /** Says when two results are the same: of sums of {@code double}s the last digits depend on the order of merging. Both are there. */
    public AggregateTester<T, A> sameIf(BiPredicate<? super A, ? super A> same) {
        sameIf = Objects.requireNonNull(same, "sameIf(null): say when two results are the same");
        return this;
    }

    /** Also looks for these mistakes: {@link Mistake#NOT_DETERMINISTIC} and {@link Mistake#ORDER_DEPENDENT}, of those that are not looked for otherwise. */
    public AggregateTester<T, A> lookingFor(Mistake... kinds) {
        mistakes.lookForInAggregates(kinds);
        return this;
    }

    /** Does not look for these mistakes. */
    public AggregateTester<T, A> ignoring(Mistake... kinds) {
        mistakes.ignore(kinds);
        return this;
    }

    /**
     * What the aggregate of some events is, in the order in which they come; null if it has no value for them.
     *
     * @throws MistakeError if it came about with a {@link Mistake}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final @Nullable A result(T... events) {
        return result(Arrays.asList(events));
    }

    /** The same with events in a list. */
    public @Nullable A result(List<? extends T> events) {
        return AggregateRun.of(aggregate.accumulator(), this::areSame, mistakes, List.copyOf(events))
                .result();
    }

    /**
     * Computes results of a hundred lists of up to twelve random events, always the same ones.
     *
     * @param eventFn an event; few different values show more than many
     * @throws MistakeError if one of them came about with a {@link Mistake}
     */
    public void check(Function<? super Random, ? extends T> eventFn) {
        Random random = new Random(1);
        for (int list = 0; list < LISTS; list++) {
            List<T> events = new ArrayList<>();
            for (int left = random.nextInt(MOST_EVENTS + 1); left > 0; left--) {
                events.add(eventFn.apply(random));
            }
            result(events);
        }
    }

    private boolean areSame(@Nullable A left, @Nullable A right) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        return sameIf.test(left, right);
    }

    private static boolean isSame(Object left, Object right) {
        return SameResults.areSame(List.of(left), List.of(right));
    }
}
