package dev.holdfast.runtime.io.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How encoded rows become a file. The same rows give the same bytes. */
public interface FileFormat {

    /** The end of the names of the files, with its dot: {@code .jsonl}; of small letters. */
    String ending();

    /**
     * Writes a file.
     *
     * @param rows as the encoder of the sink wrote them, one behind the other; at least one
     */
    void write(InputStream rows, OutputStream out) throws IOException;
}
