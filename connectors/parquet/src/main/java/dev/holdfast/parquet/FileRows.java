package dev.holdfast.parquet;

import dev.holdfast.connector.EventConsumer;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of files. Thread safe.
 *
 * @param input the files
 * @param serializer of the rows
 * @param record its type
 */
record FileRows<T>(InputFiles input, StateSerializer<T> serializer, SchemaType.RecordOf record) {

    /**
     * A row group.
     *
     * @param start where its bytes begin
     * @param rows how many it has
     * @param bytes of it in the file
     */
    record RowGroup(long start, long rows, long bytes) {}

    /** The row groups of a file, in order. */
    List<RowGroup> rowGroups(String file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            FileColumns.of(record, reader.getFileMetaData().getSchema());
            List<RowGroup> groups = new ArrayList<>();
            long end = 0;
            for (BlockMetaData block : reader.getRowGroups()) {
                if (block.getStartingPos() < end) {
                    throw new IOException("has row groups that are not one behind the other");
                }
                end = block.getStartingPos() + 1;
                groups.add(new RowGroup(block.getStartingPos(), block.getRowCount(), block.getCompressedSize()));
            }
            return groups;
        } catch (IOException | RuntimeException e) {
            throw failed(file, e);
        }
    }

    private ParquetFileReader open(String file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(Codecs.INSTANCE)
                .build();
        return new ParquetFileReader(
                new FileContent(input, file, input.seen(file).size()), options);
    }

    /** Reads a row group to its end. */
    void read(RowGroupSplit split, EventConsumer<? super T> out) throws IOException {
        String file = split.file();
        Rows rows;
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            FileColumns.Part columns = FileColumns.of(record, schema);
            reader.setRequestedSchema((MessageType) columns.type());
            PageReadStore pages = reader.readRowGroup(split.index());
            rows = new Rows(columns.reader());
            RecordReader<@Nullable Object[]> records = new ColumnIOFactory(
                            reader.getFileMetaData().getCreatedBy())
                    .getColumnIO((MessageType) columns.type(), schema)
                    .getRecordReader(pages, rows);
            read(split, records, pages.getRowCount(), out);
        } catch (ForwardedException e) {
            throw e.error;
        } catch (IOException | RuntimeException e) {
            throw failed(file, e);
        }
    }

    private void read(
            RowGroupSplit split, RecordReader<@Nullable Object[]> records, long count, EventConsumer<? super T> out)
            throws IOException {
        StateOutput bytes = new StateOutput();
        StateInput in = new StateInput();
        for (long i = 0; i < count; i++) {
            T event = event(split.firstRow() + i, records, bytes, in);
            try {
                out.event(event);
            } catch (RuntimeException e) {
                throw new ForwardedException(e);
            }
        }
    }

    private T event(long row, RecordReader<@Nullable Object[]> records, StateOutput bytes, StateInput in) {
        bytes.clear();
        try {
            new RowTree(bytes).write(record, records.read(), "");
        } catch (BadRowException e) {
            throw new BadRowException("has a row, number " + row + ", in which " + e.getMessage());
        }
        in.reset(bytes.array(), 0, bytes.size());
        try {
            return serializer.read(in);
        } catch (RuntimeException e) {
            // the message may show the row
            throw new BadRowException("has a row, number " + row + ", that " + record.simpleName() + " refuses with "
                    + e.getClass().getName());
        }
    }

    /** What Parquet, the bytes of a file, and the constructor of a type say. */
    private IOException failed(String file, Exception error) {
        Path path = input.path(file);
        Throwable cause = error;
        while (!(cause instanceof BadRowException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof BadRowException) {
            return new IOException("File " + path + " " + cause.getMessage()
                    + ". Correct the file, or leave it out with" + " onlyFiles(…).");
        }
        String message = String.valueOf(error.getMessage());
        if (error.getClass() == IOException.class && message.startsWith("has ")) {
            return new IOException("File " + path + " " + message + ".", error);
        }
        return new IOException(
                "File " + path + " cannot be read as Parquet: " + cause
                        + ". It was cut off or damaged, it is still being written, or it is no Parquet file. Put the whole file"
                        + " there under the same name, or leave it out with onlyFiles(\"*.parquet\"), and start again; write files"
                        + " elsewhere and move them in when they are complete.",
                error);
    }

    /** An error of whoever takes the events, which says nothing of the file. */
    private static final class ForwardedException extends RuntimeException {

        private final RuntimeException error;

        ForwardedException(RuntimeException error) {
            super(error);
            this.error = error;
        }
    }

    private static final class Rows extends RecordMaterializer<@Nullable Object[]> {

        private final GroupConverter root;
        private @Nullable Object[] current = new Object[0];

        Rows(ValueReader reader) {
            root = (GroupConverter) reader.converter(row -> current = (@Nullable Object[]) row);
        }

        @Override
        public @Nullable Object[] getCurrentRecord() {
            return current;
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }
}
