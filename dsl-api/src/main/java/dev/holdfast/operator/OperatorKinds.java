package dev.holdfast.operator;

/**
 * All kinds of operators: who implements this has thought of each of them, and no longer compiles when there is one more.
 *
 * @param <X> what is made of an operator
 */
public interface OperatorKinds<X> {

    /** An update function on group state. */
    <K, T, S, R> X groupState(OperatorSpec<K, T, S, R> operator);

    /** An update function that takes its states as parameters. */
    <K, T, R> X states(StatesDeclaration<K, T, R> operator);

    /** Keeps what the changes of a broadcast have left. */
    <B> X broadcast(BroadcastDeclaration<B> operator);

    /** A function from state to state. */
    <K, T, S, R> X functional(FunctionalDeclaration<K, T, S, R> operator);

    /** Gives the events of a key in the order of their times. */
    <K, T> X order(EventOrder<K, T> operator);

    /** Leaves out events whose id was seen before. */
    <K, T> X deduplication(Deduplication<K, T> operator);

    /** Aggregates events by key and window. */
    <K, T, R> X windows(WindowAggregation<K, T, R> operator);

    /** Aggregates all events of a key. */
    <K, T, R> X running(RunningAggregation<K, T, R> operator);

    /** Accumulates the events of a batch, for an aggregation behind it. */
    <K, T> X partial(PartialAggregation<K, T> operator);

    /** Keeps the newest event of a key. */
    <K, T> X latest(Latest<K, T> operator);

    /** Gives a whole table in each batch that changes it. */
    <K, T> X complete(CompleteTable<K, T> operator);

    /** Leaves out events whose id was seen before, however long ago. */
    <K, T> X deduplicationForEver(UnboundedDeduplication<K, T> operator);

    /** Joins the events of two streams. */
    <K, T, U, R> X join(JoinDeclaration<K, T, U, R> operator);

    /** Looks up the versions of keys that were valid at the times of events. */
    <K, T, U, R> X lookup(LookupDeclaration<K, T, U, R> operator);

    /** An operator that is written for engines: it says itself what it does with a key. */
    <K, T, R> X custom(OperatorDeclaration<K, T, R> operator);
}
