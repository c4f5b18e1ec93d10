package dev.holdfast.kafka;

import dev.holdfast.connector.Split;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records that a batch reads of one partition; none where it only passes a gap. */
record KafkaSplit(List<ConsumerRecord<byte[], byte[]>> records) implements Split {}
