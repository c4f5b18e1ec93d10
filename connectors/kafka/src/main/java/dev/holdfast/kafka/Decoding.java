package dev.holdfast.kafka;

import dev.holdfast.connector.JsonFormat;
import dev.holdfast.connector.UnreadableInputException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Makes the decoder of a source, anew for each run. */
@FunctionalInterface
interface Decoding<T> {

    KafkaDecoder<T> open() throws IOException;

    /** Values are JSON. */
    record Json<T>(Class<T> type, Optional<ChronoUnit> unit) implements Decoding<T> {

        @Override
        public KafkaDecoder<T> open() throws IOException {
            JsonFormat.Reader<T> reader = JsonFormat.ofEngine().reader(type, unit);
            return record -> reader.read(value(record));
        }
    }

    /** A deserializer is not thread safe. */
    static <T> Decoding<T> values(Supplier<? extends Deserializer<? extends T>> deserializers) {
        return () -> {
            Deserializer<? extends T> deserializer = deserializers.get();
            return record -> {
                synchronized (deserializer) {
                    return deserializer.deserialize(record.topic(), record.headers(), value(record));
                }
            };
        };
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> record) throws UnreadableInputException {
        byte[] value = record.value();
        if (value == null) {
            throw new UnreadableInputException(
                    "has no value, as one that marks its key as removed; skipTombstones()" + " leaves those out");
        }
        return value;
    }
}
