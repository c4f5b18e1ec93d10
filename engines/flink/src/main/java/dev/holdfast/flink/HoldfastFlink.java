package dev.holdfast.flink;

import java.util.Objects;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Holdfast's operators in a Flink job.
 *
 * <pre>{@code
 * DataStream<Session> sessions = HoldfastFlink.on(clicks)
 *         .apply((events, out) -> events.groupByKey(Click::userId)
 *                         .flatMapGroupsWithState(SessionsOperators.track())
 *                         .writeTo(out),
 *                 HoldfastTypes.of(Session.class, SessionSerializer.class));
 * }</pre>
 *
 * <p>The streams have timestamps and watermarks, if the operator needs event time. State is in Flink's state backend, in rows that evolve by Holdfast's rules.
 */
public final class HoldfastFlink {

    private HoldfastFlink() {}

    /** An operator on a stream. */
    public static <T> OneStream<T> on(DataStream<T> stream) {
        Objects.requireNonNull(stream, "on(null): name a stream");
        return new OneStream<>(stream, StageSettings.ofStreams(1));
    }

    /** An operator on two streams. */
    public static <T, U> TwoStreams<T, U> on(DataStream<T> first, DataStream<U> second) {
        Objects.requireNonNull(first, "on(null, …): name a stream");
        Objects.requireNonNull(second, "on(…, null): name a stream");
        return new TwoStreams<>(first, second, StageSettings.ofStreams(2));
    }
}
