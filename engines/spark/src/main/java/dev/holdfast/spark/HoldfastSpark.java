package dev.holdfast.spark;

import java.util.Objects;
import org.apache.spark.sql.Dataset;

/**
 * Holdfast's operators in a Spark query.
 *
 * <pre>{@code
 * Dataset<Session> sessions = HoldfastSpark.on(clicks)
 *         .withWatermark(Click::at, Duration.ofMinutes(1))
 *         .apply((events, out) -> events.groupByKey(Click::userId)
 *                         .flatMapGroupsWithState(SessionsOperators.track())
 *                         .writeTo(out),
 *                 HoldfastEncoders.of(Session.class, SessionSerializer.class));
 * }</pre>
 *
 * <p>The datasets are streams. State is in Spark's state store, which must be the one on RocksDB, in rows that evolve by Holdfast's rules.
 */
public final class HoldfastSpark {

    private HoldfastSpark() {}

    /** An operator on a stream. */
    public static <T> OneStream<T> on(Dataset<T> stream) {
        Objects.requireNonNull(stream, "on(null): name a dataset");
        return new OneStream<>(stream, null, StageSettings.NONE);
    }

    /** An operator on two streams. */
    public static <T, U> TwoStreams<T, U> on(Dataset<T> first, Dataset<U> second) {
        Objects.requireNonNull(first, "on(null, …): name a dataset");
        Objects.requireNonNull(second, "on(…, null): name a dataset");
        return new TwoStreams<>(first, second, null, null, StageSettings.NONE);
    }
}
