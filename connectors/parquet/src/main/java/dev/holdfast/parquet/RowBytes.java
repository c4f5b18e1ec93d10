package dev.holdfast.parquet;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.FrameReader;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * Rows as bytes in a commit: a zero, a number that stands for the columns, the length of the row, and the row as its serializer
 * writes it. So rows that were committed under other columns, and not delivered before a crash, are noticed.
 */
final class RowBytes {

    private static final int LONG_BYTES = 8;

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

    /**
     * Goes to the next row; false behind the last one.
     *
     * @param frames of the same stream; has the row
     */
    static boolean next(InputStream in, FrameReader frames, long fingerprint) throws IOException {
        int mark = in.read();
        if (mark < 0) {
            return false;
        }
        if (mark != 0 || readLong(in) != fingerprint) {
            throw new IOException(
                    "Rows were committed, and not delivered, when the sink had other columns or was another one."
                            + " Start the query once as it was, so that they are delivered, then as it is now.");
        }
        frames.next();
        return true;
    }

    private static long readLong(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONG_BYTES);
        if (bytes.length < LONG_BYTES) {
            throw new EOFException("The rows of the batch end within a row.");
        }
        return new StateInput(bytes).readLong();
    }
}
