package dev.holdfast.parquet;

import dev.holdfast.runtime.io.output.FileFormat;
import dev.holdfast.serial.FrameReader;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a Parquet file. The same rows give the same bytes.
 *
 * @param record the type of the rows
 * @param fingerprint of their columns
 * @param compression of the pages
 * @param rowGroupBytes how large a row group gets, about
 */
record ParquetFormat(SchemaType.RecordOf record, long fingerprint, Compression compression, long rowGroupBytes)
        implements FileFormat {

    static final long ROW_GROUP_BYTES = 128L << 20;

    @Override
    public String ending() {
        return ".parquet";
    }

    @Override
    public void write(InputStream rows, OutputStream out) throws IOException {
        StateInput in = new StateInput();
        try (ParquetWriter<StateInput> writer = new Builder(new Output(out), record)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(Codecs.INSTANCE)
                .withCompressionCodec(compression.codec())
                .withRowGroupSize(rowGroupBytes)
                .build()) {
            FrameReader frames = new FrameReader(rows);
            while (RowBytes.next(rows, frames, fingerprint)) {
                in.reset(frames.array(), 0, frames.length());
                writer.write(in);
            }
        } catch (ArithmeticException e) {
            // the message may show the value
            throw new IOException("A row of type " + record.name()
                    + " has a number or a time that its column does not hold:"
                    + " decimals have " + Columns.DECIMAL_DIGITS + " digits, 18 of them behind the point, and times are"
                    + " within 290,000 years of 1970. Bring the value into its range before it is written.");
        }
    }

    private static final class Builder extends ParquetWriter.Builder<StateInput, Builder> {

        private final SchemaType.RecordOf record;

        Builder(OutputFile file, SchemaType.RecordOf record) {
            super(file);
            this.record = record;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in this version of Parquet
        protected WriteSupport<StateInput> getWriteSupport(Configuration configuration) {
            return new Support(record);
        }

        @Override
        protected WriteSupport<StateInput> getWriteSupport(ParquetConfiguration configuration) {
            return new Support(record);
        }
    }

    private static final class Support extends WriteSupport<StateInput> {

        private final SchemaType.RecordOf record;
        private final MessageType columns;
        private @Nullable RowWriter writer;

        Support(SchemaType.RecordOf record) {
            this.record = record;
            columns = RowSchema.message(record);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in this version of Parquet
        public WriteContext init(Configuration configuration) {
            return new WriteContext(columns, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(columns, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            writer = new RowWriter(consumer);
        }

        @Override
        public void write(StateInput row) {
            Objects.requireNonNull(writer, "prepared before").write(record, row);
        }
    }

    /** Where a file goes whose end is nowhere but at the end of a stream, which is left open. */
    private record Output(OutputStream out) implements OutputFile {

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new Position(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Position extends PositionOutputStream {

        private final OutputStream out;
        private long position;

        Position(OutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            position++;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
