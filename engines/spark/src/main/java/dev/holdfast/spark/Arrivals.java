package dev.holdfast.spark;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.fragment.EventKeyBytes;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.Tuple3;
import scala.Tuple4;

/**
 * Events on their way to the operator: key, event time in microseconds, and the event, each of two streams in a column of its own.
 *
 * <pre>
 *   stream ──► (key, time, event) ──► watermark of time ──► (key, micros, event)
 * </pre>
 *
 * <p>The last step hides the watermark from {@code transformWithState}, which would leave out whatever is not later: which events are late is the operator's to say.
 */
final class Arrivals {

    private static final String KEY = "_1";
    private static final String TIME = "_2";

    private Arrivals() {}

    /** Reads what has arrived. */
    interface Reading<I> extends Serializable {

        byte[] key(I arrived);

        @Nullable
        Long micros(I arrived);

        Object event(I arrived);

        /** The number of the stream that it is of. */
        int stream(I arrived);
    }

    /** Of one stream. */
    static final class One<T> implements Reading<Tuple3<byte[], Long, T>> {

        @Override
        public byte[] key(Tuple3<byte[], Long, T> arrived) {
            return arrived._1();
        }

        @Override
        public @Nullable Long micros(Tuple3<byte[], Long, T> arrived) {
            return arrived._2();
        }

        @Override
        public Object event(Tuple3<byte[], Long, T> arrived) {
            return arrived._3();
        }

        @Override
        public int stream(Tuple3<byte[], Long, T> arrived) {
            return 0;
        }
    }

    /** Of two streams. */
    static final class Two<T, U> implements Reading<Tuple4<byte[], Long, T, U>> {

        @Override
        public byte[] key(Tuple4<byte[], Long, T, U> arrived) {
            return arrived._1();
        }

        @Override
        public @Nullable Long micros(Tuple4<byte[], Long, T, U> arrived) {
            return arrived._2();
        }

        @Override
        public Object event(Tuple4<byte[], Long, T, U> arrived) {
            return stream(arrived) == 0 ? arrived._3() : arrived._4();
        }

        @Override
        public int stream(Tuple4<byte[], Long, T, U> arrived) {
            return arrived._3() == null ? 1 : 0;
        }
    }

    static <T> Dataset<Tuple3<byte[], Long, T>> of(
            Dataset<T> stream, EventKeyBytes keys, @Nullable Watermark<T> watermark) {
        Encoder<T> events = stream.encoder();
        MapFunction<T, Instant> timeFn = timeFn(watermark);
        MapFunction<T, Tuple3<byte[], Instant, T>> arrivalFn =
                event -> new Tuple3<>(keys.of(event).array(), timeFn.call(event), event);
        Dataset<Tuple3<byte[], Instant, T>> arrived =
                stream.map(arrivalFn, Encoders.tuple(Encoders.BINARY(), Encoders.INSTANT(), events));
        return inMicros(arrived.toDF(), watermark).as(Encoders.tuple(Encoders.BINARY(), Encoders.LONG(), events));
    }

    static <T, U> Dataset<Tuple4<byte[], Long, T, U>> ofFirst(
            Dataset<T> stream, EventKeyBytes keys, @Nullable Watermark<T> watermark, Encoder<U> others) {
        Encoder<T> events = stream.encoder();
        MapFunction<T, Instant> timeFn = timeFn(watermark);
        MapFunction<T, Tuple4<byte[], Instant, T, U>> arrivalFn =
                event -> new Tuple4<>(keys.of(event).array(), timeFn.call(event), event, null);
        Dataset<Tuple4<byte[], Instant, T, U>> arrived =
                stream.map(arrivalFn, Encoders.tuple(Encoders.BINARY(), Encoders.INSTANT(), events, others));
        return inMicros(arrived.toDF(), watermark)
                .as(Encoders.tuple(Encoders.BINARY(), Encoders.LONG(), events, others));
    }

    static <T, U> Dataset<Tuple4<byte[], Long, T, U>> ofSecond(
            Dataset<U> stream, EventKeyBytes keys, @Nullable Watermark<U> watermark, Encoder<T> others) {
        Encoder<U> events = stream.encoder();
        MapFunction<U, Instant> timeFn = timeFn(watermark);
        MapFunction<U, Tuple4<byte[], Instant, T, U>> arrivalFn =
                event -> new Tuple4<>(keys.of(event).array(), timeFn.call(event), null, event);
        Dataset<Tuple4<byte[], Instant, T, U>> arrived =
                stream.map(arrivalFn, Encoders.tuple(Encoders.BINARY(), Encoders.INSTANT(), others, events));
        return inMicros(arrived.toDF(), watermark)
                .as(Encoders.tuple(Encoders.BINARY(), Encoders.LONG(), others, events));
    }

    private static <T> MapFunction<T, Instant> timeFn(@Nullable Watermark<T> watermark) {
        return watermark == null ? event -> null : watermark.timeFn();
    }

    private static Dataset<Row> inMicros(Dataset<Row> arrived, @Nullable Watermark<?> watermark) {
        Dataset<Row> timed = watermark == null ? arrived : arrived.withWatermark(TIME, text(watermark.delay()));
        Column[] columns = new Column[timed.columns().length];
        for (int place = 0; place < columns.length; place++) {
            String name = timed.columns()[place];
            Column column = functions.col(name);
            columns[place] = name.equals(TIME) ? functions.unix_micros(column).as(TIME) : column;
        }
        return timed.select(columns);
    }

    private static String text(Duration delay) {
        return EventTimes.ceilMillis(delay) + " milliseconds";
    }

    /** By what Spark groups. */
    static Column key() {
        return functions.col(KEY);
    }
}
