package dev.holdfast.kafka;

import dev.holdfast.connector.UnreadableInputException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record of Kafka into an event. All of the record is there: key, value, headers, topic, partition, offset and timestamp. Thread
 * safe, and always the same for the same record.
 *
 * @param <T> the type of the events
 */
@FunctionalInterface
public interface KafkaDecoder<T> {

    /**
     * The event.
     *
     * @param record key and value may be null
     * @return null to leave the record out; it is counted as skipped
     * @throws UnreadableInputException if the record is bad; any other exception that is thrown says the same
     */
    @Nullable
    T decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableInputException;
}
