package dev.holdfast.runtime.io.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Files that hold their rows as they are encoded, one behind the other.
 *
 * @param ending of the names of the files, with its dot: {@code .jsonl}; of small letters
 * @param heading what stands before the rows in each file; may be empty
 */
public record BatchFormat(String ending, String heading) implements FileFormat {

    /** Files that hold nothing but their rows. */
    public BatchFormat(String ending) {
        this(ending, "");
    }

    /** All of a file. */
    InputStream content(InputStream rows) {
        return new SequenceInputStream(new ByteArrayInputStream(heading.getBytes(StandardCharsets.UTF_8)), rows);
    }

    @Override
    public void write(InputStream rows, OutputStream out) throws IOException {
        content(rows).transferTo(out);
    }
}
