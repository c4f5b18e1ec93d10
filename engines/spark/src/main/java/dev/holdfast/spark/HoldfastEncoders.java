package dev.holdfast.spark;

import dev.holdfast.serial.StateSerializer;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.TransformingEncoder;
import scala.reflect.ClassTag$;

/** Event and result types for Spark, which by itself knows neither records nor their serializers. */
public final class HoldfastEncoders {

    private HoldfastEncoders() {}

    /**
     * A record with {@code @EventRecord} or {@code @StateRecord}, by its generated serializer: one column with its bytes.
     *
     * <pre>{@code
     * HoldfastEncoders.of(Click.class, ClickSerializer.class)
     * }</pre>
     *
     * @param serializer has a public constructor without parameters, as generated ones have
     */
    public static <T> Encoder<T> of(Class<T> type, Class<? extends StateSerializer<T>> serializer) {
        RecordCodec<T> codec = new RecordCodec<>(serializer);
        return new TransformingEncoder<>(
                ClassTag$.MODULE$.apply(type),
                (AgnosticEncoder<byte[]>) Encoders.BINARY(),
                new RecordCodec.Maker<>(codec),
                true);
    }
}
