package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.UnreadFile;
import java.io.IOException;

/** The content of a file while its lines are looked for: as it stands in the file, or compressed. Positions are in the content. */
interface ScannedContent extends AutoCloseable {

    /** Whether lines up to here are those that were read. */
    boolean isAt(UnreadFile from, long position, long lines);

    /** The file may have grown. */
    void resize(UnreadFile file);

    /** Where the first byte is that {@link #read} gives. */
    long start();

    /** Whether a line begins there, or behind the last line that was taken. */
    boolean isAfterNewline();

    /** Whether the end is known to be one. */
    boolean isComplete();

    /** How many bytes may be looked at behind a position; more than can be at hand if nobody knows. */
    int room(long position);

    /** Reads what stands at a position, behind what was read before; -1 at the end. */
    int read(byte[] buffer, long position) throws IOException;

    /** These bytes were looked at. */
    void scanned(byte[] buffer, int start, int length);

    /** What was looked at up to here was taken. */
    void taken(boolean endsWithNewline);

    /**
     * What is to be remembered when the content was taken up to a position.
     *
     * @param end of what was taken in the buffer
     */
    ReadMark mark(long position, byte[] buffer, int end);

    @Override
    void close() throws IOException;
}
