package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class an aggregate of your own, which stands beside {@code count()} and {@code sum(…)}. It has three methods, found by their names: {@code add} puts an event to
 * what is accumulated, {@code merge} puts two parts together, and {@code result} says what the aggregate is. What is accumulated may be anything that can be state, such as a
 * state record.
 *
 * <pre>{@code
 * @Aggregate
 * final class Spread {
 *     @StateRecord record Range(long least, long most) {}
 *
 *     static Range add(@Nullable Range soFar, Bid bid) { ... }
 *     static Range merge(Range first, Range second) { ... }
 *     static Long result(Range range) { return range.most() - range.least(); }
 * }
 *
 * bids.groupBy(BidFields.auction)
 *         .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
 *         .aggregate(Aggregate.<Bid>count())
 *         .and(SpreadAggregate.of())
 *         .whenClosed(...)
 * }</pre>
 *
 * <p>{@code add} is handed null first, and {@code result} is not called where nothing was added: the aggregate is then null. With a fourth method, {@code static Range start()}, nothing is
 * ever null: {@code add} gets what it gives first, and so does {@code result}.
 *
 * <p>Adding all events must give the same as adding them to several parts that are then merged in order: windows are put together from parts. What is handed in belongs to
 * {@code add}, and the first part to {@code merge}; they may change and return it. The second part does not. The test kit checks all that. Methods are called by several threads
 * at once.
 *
 * <p>Methods that are not static make an aggregate with settings; its factory takes the object: {@code PercentileAggregate.of(new Percentile(95))}.
 *
 * <p>Rejected, with tag {@code Aggregate}: a class without one of the three methods, or with other parameters.
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * public static Aggregate<Bid, Long> of() {
 *     return Aggregate.ofMethods("Spread", new Spread_RangeSerializer(), Spread::add, Spread::merge, Spread::result);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Aggregate {

    /** The aggregate's name in the checkpoint, among others of the same events: letters, digits and {@code _}. By default the class's simple name. */
    String name() default "";
}
