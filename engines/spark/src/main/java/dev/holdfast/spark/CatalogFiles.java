package dev.holdfast.spark;

import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.OperatorRecordFormat;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operator beside its rows, in files of the query's checkpoint: {@code holdfast/<operator>/<number>}, the last of which holds. They are written by the means by which Spark
 * writes its own, whole or not at all, before any row is written with what they say.
 */
final class CatalogFiles {

    private static final String DIRECTORY = "holdfast";

    private final CheckpointFileManager files;
    private final Path directory;

    CatalogFiles(String checkpoint, String operatorId, Configuration settings) {
        directory = new Path(new Path(checkpoint, DIRECTORY), directoryName(operatorId));
        files = CheckpointFileManager.create(directory, settings);
    }

    static String directoryName(String operatorId) {
        return URLEncoder.encode(operatorId, StandardCharsets.UTF_8);
    }

    /**
     * What a file holds.
     *
     * @param record of the operator
     * @param givenUp the names of states that it no longer has, whose rows are to be removed wherever there still are some
     */
    record Content(OperatorRecord record, List<String> givenUp) {

        byte[] bytes() {
            StateOutput out = new StateOutput();
            OperatorRecordFormat.write(record, out);
            out.writeCount(givenUp.size());
            givenUp.forEach(out::writeString);
            return out.toByteArray();
        }

        static Content of(byte[] bytes) {
            StateInput in = new StateInput(bytes);
            OperatorRecord record = OperatorRecordFormat.read(in);
            List<String> givenUp = new ArrayList<>();
            for (int left = in.readCount(); left > 0; left--) {
                givenUp.add(in.readString());
            }
            in.expectEnd();
            return new Content(record, givenUp);
        }
    }

    /** The last content; null if there is none. */
    @Nullable
    Content read() throws IOException {
        long last = last();
        if (last < 0) {
            return null;
        }
        try (FSDataInputStream in = files.open(path(last))) {
            return Content.of(in.readAllBytes());
        }
    }

    /** Makes a content the last one, if it is not. */
    void write(Content content) throws IOException {
        if (content.equals(read())) {
            return;
        }
        files.mkdirs(directory);
        CheckpointFileManager.CancellableFSDataOutputStream target = files.createAtomic(path(last() + 1), false);
        try {
            target.write(content.bytes());
            target.close();
        } catch (IOException e) {
            target.cancel();
            throw e;
        }
    }

    private Path path(long number) {
        return new Path(directory, Long.toString(number));
    }

    private long last() throws IOException {
        if (!files.exists(directory)) {
            return -1;
        }
        return Arrays.stream(files.list(directory))
                .map(FileStatus::getPath)
                .map(Path::getName)
                .filter(name -> name.matches("[0-9]+"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(-1);
    }
}
