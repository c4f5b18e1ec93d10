package dev.holdfast.runtime.io.output;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;

/** Writes rows with their partitions, as {@link RowFrames} reads them. */
final class PartitionEncoder<T> implements RowEncoder<T> {

    private final PartitionNames<T> names;
    private final RowEncoder<T> rows;

    PartitionEncoder(PartitionNames<T> names, RowEncoder<T> rows) {
        this.names = names;
        this.rows = rows;
    }

    @Override
    public void encode(T row, StateOutput out) throws IOException {
        byte[] directory = names.directory(row);
        out.writeByte(RowFrames.MARK);
        int start = out.beginFrame();
        out.writeRaw(directory, 0, directory.length);
        out.endFrame(start);
        start = out.beginFrame();
        rows.encode(row, out);
        out.endFrame(start);
    }
}
