package dev.holdfast.kafka;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Records of a topic as they stand in the commit of a batch: each with its length in four bytes before it, then partition and
 * timestamp, key, value and headers. What may be missing is a number one greater, or 0.
 */
final class RecordFrames {

    private RecordFrames() {}

    /** Writes them. */
    static final class Writer<T> implements RowEncoder<T> {

        private final String topic;
        private final KafkaEncoder<? super T> encoder;
        private final StateOutput frame = new StateOutput();

        Writer(String topic, KafkaEncoder<? super T> encoder) {
            this.topic = topic;
            this.encoder = encoder;
        }

        @Override
        public void encode(T row, StateOutput out) throws IOException {
            ProducerRecord<byte[], byte[]> record = encoder.encode(topic, row);
            if (!record.topic().equals(topic)) {
                throw new IOException(
                        "A row was encoded as a record of topic " + record.topic() + ", but its sink writes to " + topic
                                + ". Use the topic that the encoder is given, and another sink for the other topic.");
            }
            frame.clear();
            write(record);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.writeByte(frame.size() >>> shift);
            }
            out.writeRaw(frame.array(), 0, frame.size());
        }

        private void write(ProducerRecord<byte[], byte[]> record) {
            Integer partition = record.partition();
            Long timestamp = record.timestamp();
            frame.writeVarInt(partition == null ? 0 : partition + 1);
            frame.writeVarLong(timestamp == null ? 0 : timestamp + 1);
            bytes(record.key());
            bytes(record.value());
            Header[] headers = record.headers().toArray();
            frame.writeVarInt(headers.length);
            for (Header header : headers) {
                frame.writeString(header.key());
                bytes(header.value());
            }
        }

        private void bytes(byte @Nullable [] bytes) {
            if (bytes == null) {
                frame.writeVarInt(0);
            } else {
                frame.writeVarInt(bytes.length + 1);
                frame.writeRaw(bytes, 0, bytes.length);
            }
        }
    }

    /** Reads them back, one at a time. */
    static final class Reader {

        private final DataInputStream in;
        private final String topic;

        Reader(InputStream in, String topic) {
            this.in = new DataInputStream(in);
            this.topic = topic;
        }

        /** The next record, or null at the end. */
        @Nullable
        ProducerRecord<byte[], byte[]> next() throws IOException {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            byte[] frame = in.readNBytes(length);
            if (frame.length < length) {
                throw new EOFException("The rows of the batch end in the middle of one.");
            }
            return record(new StateInput(frame));
        }

        private ProducerRecord<byte[], byte[]> record(StateInput frame) {
            int partition = frame.readVarInt() - 1;
            long timestamp = frame.readVarLong() - 1;
            byte[] key = bytes(frame);
            byte[] value = bytes(frame);
            RecordHeaders headers = new RecordHeaders();
            for (int left = frame.readVarInt(); left > 0; left--) {
                headers.add(frame.readString(), bytes(frame));
            }
            return new ProducerRecord<>(
                    topic, partition < 0 ? null : partition, timestamp < 0 ? null : timestamp, key, value, headers);
        }

        private static byte @Nullable [] bytes(StateInput frame) {
            int length = frame.readVarInt() - 1;
            if (length < 0) {
                return null;
            }
            byte[] bytes = new byte[length];
            frame.readRaw(bytes, 0, length);
            return bytes;
        }
    }
}
