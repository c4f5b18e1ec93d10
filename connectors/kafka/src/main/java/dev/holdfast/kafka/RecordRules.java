package dev.holdfast.kafka;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.UnreadableInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a source takes its records.
 *
 * @param badRecords what happens to one that gives no event
 * @param deadLetters where it goes, or null
 * @param skipsTombstones whether one without a value is left out
 */
record RecordRules(BadRecords badRecords, @Nullable Sink<? super DeadLetter> deadLetters, boolean skipsTombstones) {

    static final RecordRules DEFAULT = new RecordRules(BadRecords.FAIL, null, false);

    <T> void read(
            ConsumerRecord<byte[], byte[]> record,
            KafkaDecoder<T> decoder,
            String source,
            boolean takesDeadLetters,
            EventConsumer<? super T> out)
            throws IOException {
        T event;
        try {
            event = skipsTombstones && record.value() == null ? null : decoder.decode(record);
        } catch (UnreadableInputException e) {
            refuse(record, e.getMessage(), source, takesDeadLetters, out);
            return;
        } catch (RuntimeException e) {
            refuse(record, "cannot be read: " + e, source, takesDeadLetters, out);
            return;
        }
        if (event == null) {
            out.skipped();
        } else {
            out.event(event);
        }
    }

    private void refuse(
            ConsumerRecord<byte[], byte[]> record,
            String reason,
            String source,
            boolean takesDeadLetters,
            EventConsumer<?> out)
            throws IOException {
        String position = record.topic() + "-" + record.partition() + "@" + record.offset();
        switch (badRecords) {
            case FAIL ->
                throw new IOException("Record " + position + " " + reason + ". Tell source " + source
                        + " to leave such records out with skipBadRecords()"
                        + (takesDeadLetters ? " or deadLettersTo(sink)." : "."));
            case SKIP -> out.skipped();
            case DEAD_LETTER -> out.deadLetter(new DeadLetter(source, position, reason, text(record.value())));
        }
    }

    /** What is no text is shown as base64. */
    private static String text(byte @Nullable [] value) {
        if (value == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return "base64:" + Base64.getEncoder().encodeToString(value);
        }
    }
}
