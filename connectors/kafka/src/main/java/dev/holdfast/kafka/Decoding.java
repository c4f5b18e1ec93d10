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

    Opened<T> open() throws IOException;

    /**
     * A decoder in use.
     *
     * @param closeFn to be called when the run ends
     */
    record Opened<T>(KafkaDecoder<T> decoder, Runnable closeFn) {

        static <T> Opened<T> of(KafkaDecoder<T> decoder) {
            return new Opened<>(decoder, () -> {});
        }
    }

    /** Values are JSON. */
    record Json<T>(Class<T> type, Optional<ChronoUnit> unit) implements Decoding<T> {

        @Override
        public Opened<T> open() throws IOException {
            JsonFormat.Reader<T> reader = JsonFormat.ofEngine().reader(type, unit);
            return Opened.of(record -> reader.read(value(record)));
        }
    }

    /** A deserializer is not thread safe. */
    static <T> Decoding<T> values(Supplier<? extends Deserializer<? extends T>> deserializers) {
        return () -> {
            Deserializer<? extends T> deserializer = deserializers.get();
            KafkaDecoder<T> decoder = record -> {
                synchronized (deserializer) {
                    return deserializer.deserialize(record.topic(), record.headers(), value(record));
                }
            };
            return new Opened<>(decoder, deserializer::close);
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
