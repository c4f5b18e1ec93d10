package dev.holdfast.runtime.io.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

/** Says whether a file still begins with what was read of it, and refuses what cannot be read on. */
final class ContentCheck {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Two changes within this time may leave the same time of modification. */
    private static final long TICK_MILLIS = 20;

    private static final String ANEW = ", or start with a new checkpoint.";

    private final InputFiles input;

    ContentCheck(InputFiles input) {
        this.input = input;
    }

    /**
     * Compares a file with what was read of it.
     *
     * @return the same, with what was seen now
     */
    ReadFile check(ReadFile read, InputFile file) throws IOException {
        if (file.size() < read.bytes()) {
            throw new IOException(
                    "File " + file.path() + " has " + file.size() + " bytes, but it was read " + read.upTo()
                            + ": it was shortened or replaced. Put the old content back and bring new input as a new file"
                            + ANEW);
        }
        if (isSeen(read, file)) {
            return read;
        }
        if (!hasContent(read, file)) {
            throw changed(read, file, "what was read is no longer what it begins with: it was overwritten or replaced");
        }
        boolean isRewritten = read.modifiedNanos() != 0
                && read.isWhole(file)
                && file.key().equals(read.key())
                && file.status().modifiedNanos() > read.modifiedNanos();
        if (isRewritten) {
            throw changed(read, file, "it was written to without growing");
        }
        return read.checked(file);
    }

    private static boolean isSeen(ReadFile read, InputFile file) {
        return read.isWhole(file)
                && file.status().modifiedNanos() == read.modifiedNanos()
                && !mayChangeUnseen(file, read.checkedMillis());
    }

    /** Whether a file was seen so soon after a change that the next one may leave the same time. */
    static boolean mayChangeUnseen(InputFile file) {
        return mayChangeUnseen(file, file.seenMillis());
    }

    private static boolean mayChangeUnseen(InputFile file, long seenMillis) {
        return seenMillis - file.status().modifiedNanos() / NANOS_PER_MILLI <= TICK_MILLIS;
    }

    private static IOException changed(ReadFile read, InputFile file, String how) {
        return new IOException("File " + file.path() + " was read " + read.upTo() + ", and since then " + how
                + ". Put the old content back and bring new input as a new file" + ANEW);
    }

    /** Whether a file begins with what was read; so does any file if that is not known. */
    boolean hasContent(ReadFile read, InputFile file) throws IOException {
        if (file.size() < read.bytes()) {
            return false;
        }
        if (read.block().isEmpty()) {
            return true;
        }
        byte[] head = ContentBlock.head(input, file, read.bytes());
        return ContentBlock.of(head, ContentBlock.tail(input, file, read.bytes()))
                .equals(read.block());
    }

    /**
     * Whether a file of the same key and another name is the file that was read. A key is given anew when a file is gone, so
     * the content and either the time or the name must speak for it.
     */
    boolean isRenamed(ReadFile read, InputFile file) throws IOException {
        if (read.isWhole(file) && file.status().modifiedNanos() == read.modifiedNanos()) {
            return true;
        }
        boolean isLikely = isRotation(read.name(), file.name()) || read.bytes() >= ContentBlock.TAIL;
        boolean hasGrown = file.size() > read.bytes() || read.modifiedNanos() == 0;
        return isLikely && hasGrown && !read.block().isEmpty() && hasContent(read, file);
    }

    /** Whether a name is made of another as programs do that rotate files: app.log.1, app-2026.log. */
    static boolean isRotation(String before, String now) {
        int dot = before.lastIndexOf('.');
        String stem = dot > 0 ? before.substring(0, dot) : before;
        return now.startsWith(before + ".")
                || now.startsWith(before + "-")
                || now.startsWith(stem + "-")
                || now.startsWith(stem + ".")
                || now.startsWith(stem + "_");
    }

    static IOException replaced(ReadFile read, InputFile file) {
        return new IOException("File " + file.path() + " is not the file of that name that was read " + read.upTo()
                + ", and that one is nowhere in its directory. Move it back into the directory under any name, so that its rest"
                + " is read, or start with a new checkpoint. Rotate files by renaming them within their directory.");
    }

    static FileNotFoundException missing(ReadFile read, Path path) {
        return new FileNotFoundException("File " + path + " is missing; it was read " + read.upTo()
                + ", and that was not all of it. Put it back into its directory, under any name" + ANEW);
    }

    static IOException otherPath(ReadFile read, Path path) {
        return new IOException("The checkpoint knows file " + read.name() + ", but the source now reads " + path
                + ". Give the source another id, or start with a new checkpoint.");
    }

    static IOException skipped(ReadFile read, InputFile now, Path between) {
        return new IOException("The file that was read " + read.upTo() + " as " + read.name() + " is now " + now.path()
                + ", and " + between
                + " is younger: it may have had that name in between, and was not read. Bring it to a"
                + " source of its own and move it away, or start with a new checkpoint.");
    }

    static IOException ambiguous(InputFile file, long missing) {
        return new IOException("File " + file.path() + " came or was touched while no query ran, and " + missing
                + " files that were read long ago are gone or were touched too, so nobody can tell whether this one was read."
                + " If it was not, touch it; if it was, move it away; then start again.");
    }

    static IOException changedLongAgo(InputFile file, long count) {
        return new IOException(
                "File " + file.path() + " was read long ago and was written to or replaced while no query ran,"
                        + " as were " + (count - 1)
                        + " others; what was read of it is not kept for so long. Bring new lines as a new"
                        + " file and move this one away, or start with a new checkpoint.");
    }

    static IOException unexplained(long counted, long expected, Path directory) {
        return new IOException(
                "Directory " + directory + " has " + counted + " files that were last changed before the query"
                        + " stopped, but " + expected
                        + " of that age were read: some came with the time of an older change, as when a"
                        + " file system is restored or a clock is set back. Start with a new checkpoint, or in an empty directory.");
    }
}
