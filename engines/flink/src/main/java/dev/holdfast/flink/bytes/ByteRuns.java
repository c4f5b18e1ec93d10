package dev.holdfast.flink.bytes;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes behind their number. */
final class ByteRuns {

    private ByteRuns() {}

    static void write(byte[] bytes, int length, DataOutputView target) throws IOException {
        target.writeInt(length);
        target.write(bytes, 0, length);
    }

    static byte[] read(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return bytes;
    }
}
