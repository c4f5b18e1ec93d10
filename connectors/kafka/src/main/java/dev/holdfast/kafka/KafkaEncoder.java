package dev.holdfast.kafka;

import java.io.IOException;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Turns a row into a record of Kafka: key, value, headers, partition and timestamp are its own to choose. Thread safe.
 *
 * @param <T> the type of the rows
 */
@FunctionalInterface
public interface KafkaEncoder<T> {

    /**
     * The record.
     *
     * @param topic of the sink; records of other topics are refused
     * @throws IOException if the row has no record; the batch fails and nothing of it is kept
     */
    ProducerRecord<byte[], byte[]> encode(String topic, T row) throws IOException;
}
