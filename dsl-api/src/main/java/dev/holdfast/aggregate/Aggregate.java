package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.field.FloatingPointField;
import dev.holdfast.field.IntegralField;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.NumberField;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is computed from a number of events: an argument of {@code aggregate(…)} and {@code and(…)}.
 *
 * <pre>{@code
 * bids.groupBy(BidFields.auction)
 *         .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
 *         .aggregate(Aggregate.count())
 *         .and(Aggregate.max(BidFields.price))
 *         .whenClosed((auction, window, bids, highest) -> new Minute(auction, window.start(), bids, highest))
 * }</pre>
 *
 * <p>Events come in order of arrival: where an aggregate speaks of first and last, or of the order of equal values, that is meant.
 *
 * @param <T> the type of the events
 * @param <A> the type of the result
 */
public final class Aggregate<T, A> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private final Accumulator<T, ?, A> accumulator;

    private Aggregate(Accumulator<T, ?, A> accumulator) {
        this.accumulator = Objects.requireNonNull(accumulator, "accumulator");
    }

    /**
     * An aggregate of your own.
     *
     * @throws IllegalArgumentException if its name is something else than letters, digits and {@code _}
     */
    public static <T, A> Aggregate<T, A> of(Accumulator<T, ?, A> accumulator) {
        checkName(accumulator.name());
        return new Aggregate<>(accumulator);
    }

    /**
     * An aggregate of methods, which is null where nothing was added. The generated factory of a class with {@code @Aggregate} calls this.
     *
     * @param name by which a checkpoint knows what was accumulated
     * @param serializer the bytes of what is accumulated
     * @param addFn is handed null with the first event
     * @throws IllegalArgumentException if its name is something else than letters, digits and {@code _}
     */
    public static <T, S, A> Aggregate<T, A> ofMethods(
            String name,
            StateSerializer<S> serializer,
            AggregateFn.AddOrStart<T, S> addFn,
            AggregateFn.Merge<S> mergeFn,
            AggregateFn.Result<S, A> resultFn) {
        return of(new OfMethods<>(name, serializer, null, addFn, mergeFn, resultFn));
    }

    /**
     * An aggregate of methods that begins with a value. The generated factory of a class with {@code @Aggregate} calls this.
     *
     * @param name by which a checkpoint knows what was accumulated
     * @param serializer the bytes of what is accumulated
     * @param startFn what is accumulated of no event
     * @throws IllegalArgumentException if its name is something else than letters, digits and {@code _}
     */
    public static <T, S, A> Aggregate<T, A> ofMethods(
            String name,
            StateSerializer<S> serializer,
            AggregateFn.Start<S> startFn,
            AggregateFn.Add<T, S> addFn,
            AggregateFn.Merge<S> mergeFn,
            AggregateFn.Result<S, A> resultFn) {
        Objects.requireNonNull(startFn, "startFn");
        Objects.requireNonNull(addFn, "addFn");
        AggregateFn.AddOrStart<T, S> addOrStart =
                (soFar, event) -> addFn.add(soFar == null ? startFn.start() : soFar, event);
        return of(new OfMethods<>(name, serializer, startFn, addOrStart, mergeFn, resultFn));
    }

    /** How many events there are. */
    public static <T> Aggregate<T, Long> count() {
        return new Aggregate<>(new Count<>());
    }

    /** The exact sum of whole numbers. If it leaves the range of a {@code long}, the call fails: see {@code ErrorPolicy}. */
    public static <T> Aggregate<T, Long> sum(IntegralField<T> field) {
        return new Aggregate<>(new IntegralSum<>(field));
    }

    /** The sum of a {@code double} or {@code float}, added up as a {@code double}. */
    public static <T> Aggregate<T, Double> sum(FloatingPointField<T> field) {
        return new Aggregate<>(new FloatingPointSum<>(field));
    }

    /** The mean, computed with {@code double}s. Null if no event counts, which needs a {@link #where}. */
    public static <T> Aggregate<T, Double> average(NumberField<T> field) {
        return new Aggregate<>(new Average<>(field));
    }

    /**
     * The least value, by its natural order; {@code NaN} is greater than all other numbers. Null if no event counts, which needs a {@link #where}.
     *
     * @throws IllegalArgumentException if the field may be null
     */
    public static <T, V extends Comparable<? super V>> Aggregate<T, V> min(Field<T, V> field) {
        return new Aggregate<>(
                new Chosen<>("min", field, (first, next) -> next.compareTo(first) < 0 ? next : first, true));
    }

    /**
     * The greatest value, by its natural order; {@code NaN} is greater than all other numbers. Null if no event counts, which needs a {@link #where}.
     *
     * @throws IllegalArgumentException if the field may be null
     */
    public static <T, V extends Comparable<? super V>> Aggregate<T, V> max(Field<T, V> field) {
        return new Aggregate<>(
                new Chosen<>("max", field, (first, next) -> next.compareTo(first) > 0 ? next : first, true));
    }

    /**
     * The value of the event that came first. Null if no event counts, which needs a {@link #where}.
     *
     * @throws IllegalArgumentException if the field may be null, or is a collection
     */
    public static <T, V> Aggregate<T, V> first(Field<T, V> field) {
        return new Aggregate<>(new Chosen<>("first", field, (first, next) -> first, false));
    }

    /**
     * The value of the event that came last. Null if no event counts, which needs a {@link #where}.
     *
     * @throws IllegalArgumentException if the field may be null, or is a collection
     */
    public static <T, V> Aggregate<T, V> last(Field<T, V> field) {
        return new Aggregate<>(new Chosen<>("last", field, (first, next) -> next, false));
    }

    /**
     * The events with the greatest values of a field, the greatest first; of events with equal values the one that came first.
     *
     * @param most how many, at least one
     * @throws IllegalArgumentException if {@code most} is less, or if the bytes of the events are not known
     */
    public static <T, V extends Comparable<? super V>> Aggregate<T, List<T>> top(int most, Field<T, V> by) {
        return new Aggregate<>(new Top<>(most, by));
    }

    /**
     * All events that have the greatest value of a field.
     *
     * @throws IllegalArgumentException if the bytes of the events are not known
     */
    public static <T, V extends Comparable<? super V>> Aggregate<T, List<T>> allWithMax(Field<T, V> by) {
        return new Aggregate<>(new AllWithMax<>(by));
    }

    /**
     * The values of a field, in the order in which their events came. Beyond the cap the first are kept, and the others are counted.
     *
     * @param atMost the cap, at least one
     * @throws IllegalArgumentException if {@code atMost} is less, or if the field may be null or is a collection
     */
    public static <T, V> Aggregate<T, Collected<V>> collect(Field<T, V> field, int atMost) {
        return new Aggregate<>(new Collect<>(field, atMost));
    }

    /** How many different values a field has. State keeps each of them. */
    public static <T, V> Aggregate<T, Long> distinct(KeyField<T, V> field) {
        return new Aggregate<>(new Distinct<>(field));
    }

    /**
     * How many different values a field has, about: the error is 1.2 % in two of three cases, and up to 500 values are counted one by one. State keeps two kilobytes at most of
     * so many, and four of any number.
     *
     * @throws IllegalStateException if no engine is on the class path
     */
    public static <T, V> Aggregate<T, Long> approxDistinct(KeyField<? super T, V> field) {
        Objects.requireNonNull(field, "approxDistinct(null): name a field");
        return new Aggregate<>(DistinctEstimates.ofEngine().of(field));
    }

    /** The same of those events for which a condition holds. Called from several threads at once. */
    public Aggregate<T, A> where(Predicate<? super T> filter) {
        Objects.requireNonNull(filter, "where(null): say which events count");
        return new Aggregate<>(altered(accumulator, accumulator.name(), filter, accumulator.isInAnyOrder()));
    }

    /**
     * The same under a name of its own, by which a checkpoint knows what was accumulated: needed where two aggregates would have the same, such as two counts.
     *
     * @throws IllegalArgumentException if the name is something else than letters, digits and {@code _}
     */
    public Aggregate<T, A> named(String name) {
        checkName(Objects.requireNonNull(name, "named(null): name the aggregate"));
        return new Aggregate<>(altered(accumulator, name, null, accumulator.isInAnyOrder()));
    }

    /**
     * The same, with the word that the order of events does not matter. Then it may be computed in parts by several workers, and {@code salted} takes it. Counts, sums of whole numbers, the
     * least and the greatest value, and numbers of different values need no such word. Of sums of {@code double}s the last digits then depend on how events fell into batches
     * and parts, and of {@link #top} which of equal ones is kept.
     */
    public Aggregate<T, A> inAnyOrder() {
        return new Aggregate<>(altered(accumulator, accumulator.name(), null, true));
    }

    /** How it comes about. */
    public Accumulator<T, ?, A> accumulator() {
        return accumulator;
    }

    private static <T, C, A> Accumulator<T, C, A> altered(
            Accumulator<T, C, A> of, String name, @Nullable Predicate<? super T> filter, boolean isInAnyOrder) {
        return new Altered<>(of, name, filter, isInAnyOrder);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' does not name an aggregate: letters, digits and _ do, with no digit first, up to 128 of them.");
        }
    }
}
