package dev.holdfast.keyed;

/**
 * What an operator gets for one key. Valid until the method that received it returns; used by one thread.
 *
 * <p>All of a turn counts or nothing: if the operator throws, no row has changed and no result was given.
 *
 * @param <K> the type of the key
 * @param <R> the type of the results
 */
public interface Turn<K, R> {

    /** The key. */
    K key();

    /** The processing time of the batch, in milliseconds since 1970. */
    long processingMillis();

    /** The watermark of the batch, in milliseconds since 1970; {@link EventTimes#NONE} if there is none yet. */
    long watermarkMillis();

    /**
     * The watermark that the batch before ran with, in milliseconds since 1970: what it has closed stays closed. On results of another operator a millisecond
     * more, since one at exactly the watermark may still come. {@link EventTimes#NONE} if there was none.
     */
    long beforeMillis();

    /** The key's row in one of the operator's states. The same object in every turn of the key group. */
    <V> OneRow<V> row(DeclaredState.OfKey<V> state);

    /** The key's rows in one of the operator's states. The same object in every turn of the key group. */
    <Q, V> Rows<Q, V> rows(DeclaredState.OfSubKeys<Q, V> state);

    /**
     * What another operator keeps for all keys.
     *
     * @param state one of {@link KeyedOperator#broadcasts}
     * @throws IllegalArgumentException if it is none
     */
    default <Q, V> BroadcastRows<Q, V> broadcast(DeclaredState.OfSubKeys<Q, V> state) {
        throw new IllegalArgumentException(
                state + " is not one of the broadcasts that the operator reads: return it from broadcasts()");
    }

    /**
     * Gives a result; never null.
     *
     * @param eventTimeMillis in milliseconds since 1970, rounded down, not earlier than {@link KeyedOperator#resultWatermark} promises. Of an
     *     operator whose results have no event time, the deadline that led to the result, or {@link EventTimes#NONE}
     */
    void emit(R result, long eventTimeMillis);

    /**
     * Adds to one of the figures that the operator shows in the progress.
     *
     * @param metric one of {@link KeyedOperator#metrics}
     * @throws IllegalArgumentException if it is none
     */
    void count(String metric, long number);
}
