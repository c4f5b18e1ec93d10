package dev.holdfast.parquet;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes in a commit: a zero, a number that stands for the columns, the length of the row, and the row as its serializer
 * writes it. So rows that were committed under other columns, and not delivered before a crash, are noticed.
 */
final class RowBytes {

    private static final int LONG_BYTES = 8;
    private static final int MAX_SHIFT = 28;

    private RowBytes() {}

    static long fingerprint(StateSerializer<?> serializer) {
        return HexFormat.fromHexDigitsToLong(serializer.schema().fingerprint());
    }

    static <T> RowEncoder<T> encoder(StateSerializer<T> serializer) {
        long fingerprint = fingerprint(serializer);
        return (row, out) -> encode(row, serializer, fingerprint, out);
    }

    private static <T> void encode(T row, StateSerializer<T> serializer, long fingerprint, StateOutput out) {
        out.writeByte(0);
        out.writeLong(fingerprint);
        int start = out.beginFrame();
        serializer.write(row, out);
        out.endFrame(start);
    }

    /** The next row, or null behind the last one. */
    static byte @Nullable [] next(InputStream in, long fingerprint) throws IOException {
        int mark = in.read();
        if (mark < 0) {
            return null;
        }
        if (mark != 0 || readLong(in) != fingerprint) {
            throw new IOException(
                    "Rows were committed, and not delivered, when the sink had other columns or was another one."
                            + " Start the query once as it was, so that they are delivered, then as it is now.");
        }
        int length = readLength(in);
        byte[] row = in.readNBytes(length);
        if (row.length < length) {
            throw new EOFException("The rows of the batch end within a row.");
        }
        return row;
    }

    private static long readLong(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONG_BYTES);
        if (bytes.length < LONG_BYTES) {
            throw new EOFException("The rows of the batch end within a row.");
        }
        return new StateInput(bytes).readLong();
    }

    private static int readLength(InputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The rows of the batch end within a row.");
            }
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("The rows of the batch hold a length that is none.");
    }
}
