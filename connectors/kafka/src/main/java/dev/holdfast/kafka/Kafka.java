package dev.holdfast.kafka;

import dev.holdfast.connector.Update;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Topics of Kafka.
 *
 * <pre>{@code
 * Stream.from(Kafka.source("clicks", "localhost:9092", "clicks", Click.class))
 * }</pre>
 */
public final class Kafka {

    private Kafka() {}

    /**
     * A source of records whose values are JSON. It is read as JSON lines are: properties that the type does not have are ignored, and nothing
     * is converted. Needs Jackson, as they do.
     *
     * @param id names the source's positions in the checkpoint
     * @param bootstrapServers brokers to begin with, as {@code localhost:9092}; several with commas
     * @param topic there when the query starts
     * @param type what a value holds, for example a record
     */
    public static <T> KafkaSource<T> source(String id, String bootstrapServers, String topic, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return KafkaSource.of(id, bootstrapServers, topic, new Decoding.Json<>(type, Optional.empty()));
    }

    /**
     * A source of records of which a function makes events; it sees key, value, headers, partition, offset and timestamp.
     *
     * @param decoder thread safe
     */
    public static <T> KafkaSource<T> source(String id, String bootstrapServers, String topic, KafkaDecoder<T> decoder) {
        Objects.requireNonNull(decoder, "decoder");
        return KafkaSource.of(id, bootstrapServers, topic, () -> Decoding.Opened.of(decoder));
    }

    /**
     * A source of records whose values one of Kafka's deserializers reads, as {@code StringDeserializer::new}. A record without a value is bad.
     *
     * @param deserializers gives one for each run of the query, ready for use; it is used by one thread at a time, and closed
     */
    public static <T> KafkaSource<T> values(
            String id,
            String bootstrapServers,
            String topic,
            Supplier<? extends Deserializer<? extends T>> deserializers) {
        Objects.requireNonNull(deserializers, "deserializers");
        return KafkaSource.of(id, bootstrapServers, topic, Decoding.values(deserializers));
    }

    /**
     * A sink of rows as JSON, exactly once, without keys. Needs Jackson, as JSON lines do.
     *
     * @param id names the sink in the checkpoint
     * @param bootstrapServers brokers to begin with
     * @param topic there when the query starts
     * @param type the type of the rows: others do not compile
     */
    public static <T> KafkaSink<T> sink(String id, String bootstrapServers, String topic, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return KafkaSink.of(id, bootstrapServers, topic, Encoding.Json.of(row -> row));
    }

    /**
     * A sink of rows that a function turns into records, exactly once.
     *
     * @param encoder thread safe
     */
    public static <T> KafkaSink<T> sink(String id, String bootstrapServers, String topic, KafkaEncoder<T> encoder) {
        Objects.requireNonNull(encoder, "encoder");
        return KafkaSink.of(id, bootstrapServers, topic, () -> encoder);
    }

    /**
     * A sink of results that replace the earlier ones of their key, exactly once: the record's key is that of the result, its value the result as
     * JSON. In a compacted topic the last result of each key stays.
     *
     * <pre>{@code
     * totals.withKeys().writeTo(Kafka.updates("totals", "localhost:9092", "totals", Total.class))
     * }</pre>
     *
     * @param type the type of the results
     */
    public static <T> KafkaSink<Update<T>> updates(String id, String bootstrapServers, String topic, Class<T> type) {
        Objects.requireNonNull(type, "type");
        Encoding.Json<Update<T>> rows = Encoding.Json.of(Update::row);
        return KafkaSink.of(id, bootstrapServers, topic, rows.withKey(Update::key));
    }
}
