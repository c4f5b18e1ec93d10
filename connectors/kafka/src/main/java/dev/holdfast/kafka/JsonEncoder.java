package dev.holdfast.kafka;

import dev.holdfast.connector.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON.
 *
 * @param keyFn gives the key of a row; null if records have none
 * @param valueFn gives what is written
 * @param removed which rows say that their key is removed
 */
record JsonEncoder<T>(
        JsonFormat format,
        @Nullable Function<? super T, ?> keyFn,
        Function<? super T, ?> valueFn,
        Predicate<? super T> removed)
        implements KafkaEncoder<T> {

    @Override
    public ProducerRecord<byte[], byte[]> encode(String topic, T row) throws IOException {
        byte[] key = keyFn == null ? null : key(keyFn.apply(row));
        byte[] value = removed.test(row) ? null : format.write(valueFn.apply(row));
        return new ProducerRecord<>(topic, key, value);
    }

    /** Text is itself, so that other programs find it; anything else is JSON. */
    private byte[] key(@Nullable Object key) throws IOException {
        if (key == null) {
            throw new IOException(
                    "A row has a null key, and the sink writes keyed records. Give each row a key, or leave it out.");
        }
        return key instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : format.write(key);
    }
}
