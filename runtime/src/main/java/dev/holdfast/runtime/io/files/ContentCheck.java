package dev.holdfast.runtime.io.files;

import java.io.IOException;

/**
 * Says whether a file still begins with what was read of it, and refuses what cannot be read on.
 *
 * <p>Whenever a file is found changed, the beginning and the end of what was read are compared. All of it is when that is not
 * much, when the source has just been opened, when the file is a copy, and when as much again was read since: so a file that
 * grows for ever is read twice, not once for each time it grows.
 */
final class ContentCheck {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Two changes within this time may leave the same time of modification. */
    private static final long TICK_MILLIS = 20;

    /** So much is compared whenever a file has changed. */
    private static final long LITTLE = 1 << 20;

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
            throw FileRefusals.shortened(read, file);
        }
        if (isSeen(read, file)) {
            return read;
        }
        if (!hasContent(read, file)) {
            throw overwritten(read, file);
        }
        boolean isRewritten = read.isWhole()
                && read.isWhole(file)
                && file.key().equals(read.key())
                && read.modifiedNanos() != 0
                && file.status().modifiedNanos() > read.modifiedNanos();
        if (isRewritten) {
            throw FileRefusals.changed(read, file, "it was written to without growing");
        }
        return compare(read, file).checked(file);
    }

    private static IOException overwritten(ReadFile read, InputFile file) {
        return FileRefusals.changed(
                read, file, "what was read is no longer what it begins with: it was overwritten or replaced");
    }

    private ReadFile compare(ReadFile read, InputFile file) throws IOException {
        if (!isDue(read, file)) {
            return read;
        }
        String sum = ContentSum.of(input, file, read.bytes()).toString();
        if (!read.sum().isEmpty() && !read.sum().equals(sum)) {
            throw overwritten(read, file);
        }
        return read.compared(sum);
    }

    private static boolean isDue(ReadFile read, InputFile file) {
        if (read.sum().isEmpty()) {
            return file.size() > read.bytes(); // from here on it goes on
        }
        return !ContentBlock.isAll(read.bytes())
                && (read.bytes() <= LITTLE
                        || read.bytes() >= 2 * read.checked().bytes()
                        || !file.key().equals(read.key()));
    }

    private static boolean isSeen(ReadFile read, InputFile file) {
        return read.isWhole()
                && read.isUntouched(file)
                && !mayChangeUnseen(file, read.checked().millis());
    }

    /** Whether a file was seen so soon after a change that the next one may leave the same time. */
    static boolean mayChangeUnseen(InputFile file) {
        return mayChangeUnseen(file, file.seenMillis());
    }

    private static boolean mayChangeUnseen(InputFile file, long seenMillis) {
        return seenMillis - file.status().modifiedNanos() / NANOS_PER_MILLI <= TICK_MILLIS;
    }

    /** Whether a file begins with what was read, by its beginning and end; so does any file if that is not known. */
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
        if (read.isUntouched(file)) {
            return true;
        }
        boolean isLikely = isRotation(read.name(), file.name()) || read.bytes() >= ContentBlock.TAIL;
        return isLikely && mayBe(read, file);
    }

    /** Whether a file of the same key has grown and begins with what was read, be it much or little. */
    boolean mayBe(ReadFile read, InputFile file) throws IOException {
        boolean hasGrown = file.size() > read.bytes() || !read.isWhole();
        return hasGrown && !read.block().isEmpty() && hasContent(read, file);
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
}
