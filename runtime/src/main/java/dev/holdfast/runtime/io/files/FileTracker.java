package dev.holdfast.runtime.io.files;

import dev.holdfast.connector.Offset;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows what was read of the files of a source, and what is still to be read: files that were begun, then new ones, each by
 * name. Used by one thread, but for {@link InputFiles#read}.
 *
 * <p>A file is known by its key, whatever its name, and what was read of it by its content. A new file is found whatever its
 * name. What cannot be read on is refused, again and again until somebody has put it right; see {@link ContentCheck}.
 *
 * <p>An offset holds the last {@value Ledger#WINDOW} files one by one. All others are those that were last changed before a time;
 * a file that comes later has a later one, since the machine sets it when a file is moved in. While a query runs this is not
 * needed, as all files are kept in memory.
 */
public final class FileTracker {

    /** The clocks of the machine and of the file system may differ by so much. */
    private static final long LEEWAY_MILLIS = 10_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InputFiles input;
    private final FileChanges changes;
    private final List<Progress> progress = new ArrayList<>();
    private @Nullable Offset position;
    private @Nullable String headKey;
    private byte[] head = new byte[0];
    private long looks;

    private FileTracker(InputFiles input) {
        this.input = input;
        changes = new FileChanges(input);
    }

    /** What a plan reads of a file: up to {@code lines} and {@code bytes}, for which {@code block} and {@code sum} stand. */
    private record Progress(UnreadFile from, InputFile file, long lines, long bytes, String block, String sum) {

        boolean isSome() {
            return bytes > from.bytes() || lines > from.lines();
        }
    }

    /**
     * Opens a file or a directory.
     *
     * @param names which files of a directory are read; a file is read whatever its name
     * @throws IOException if there is none, or if it is a compressed file
     */
    public static FileTracker open(SourceFiles files, Path path, NameFilter names, Clock clock) throws IOException {
        return new FileTracker(InputFiles.open(files, path, names, clock));
    }

    public InputFiles input() {
        return input;
    }

    /** Looks for what is new. The result is the position of the last plan if there is nothing; otherwise it only names the look. */
    public Offset look() throws IOException {
        input.look(changes.ledger().names(), changes::isUnread);
        looks++;
        if (position != null) {
            changes.follow();
            if (changes.isAllRead()) {
                return position;
            }
        }
        return new Offset("{\"look\":" + looks + ",\"names\":" + input.present().size() + "}");
    }

    /**
     * Begins a plan behind an offset.
     *
     * @throws ForeignOffsetException if the offset is none of files
     * @throws IOException if what was read is not there any more as it was
     */
    public void resume(@Nullable Offset from) throws IOException {
        progress.clear();
        if (position == null || !position.equals(from)) {
            FilesOffset parsed = parse(from);
            position = null;
            changes.restore(parsed);
            position = from == null ? FilesOffset.BEGINNING.toOffset() : from;
        }
    }

    private static FilesOffset parse(@Nullable Offset offset) throws ForeignOffsetException {
        if (offset == null) {
            return FilesOffset.BEGINNING;
        }
        try {
            return FilesOffset.parse(offset);
        } catch (IllegalArgumentException e) {
            throw new ForeignOffsetException(offset, e);
        }
    }

    /**
     * What was read between two offsets, in the order in which a batch reads: files that were begun before, then new ones, each by name.
     * Looks for the files, and changes nothing of what was read.
     *
     * @throws ForeignOffsetException if an offset is none of files
     * @throws IOException if a file is missing, or not all of them are known one by one
     */
    public List<ReadBefore> between(@Nullable Offset from, Offset end) throws IOException {
        return new FilesBetween(input, parse(from), parse(end)).inOrder();
    }

    /** What there is to read, in order. To be walked through before {@link #end}. */
    public Stream<UnreadFile> unread() {
        return changes.unread();
    }

    /**
     * Plans to read a file up to a place, which may be where it was.
     *
     * @param last the last bytes before that place, as many as the caller has at hand
     * @param sum of all bytes before that place
     */
    public void read(UnreadFile file, long lines, long bytes, byte[] last, ContentSum sum) throws IOException {
        InputFile now = input.file(file.name()).orElseThrow();
        progress.add(new Progress(file, now, lines, bytes, block(now, bytes, last), sum.toString()));
    }

    /** The offset behind the plan. */
    public Offset end() throws IOException {
        if (progress.stream().anyMatch(Progress::isSome)) {
            for (Progress part : progress) {
                changes.read(toReadFile(part));
            }
            changes.compact((input.nowMillis() - LEEWAY_MILLIS) * NANOS_PER_MILLI);
            position = changes.ledger().toOffset().toOffset();
        }
        progress.clear();
        return Optional.ofNullable(position).orElseThrow();
    }

    private ReadFile toReadFile(Progress part) {
        InputFile file = part.file();
        ReadFile.Checked checked =
                changes.ledger().byKey(file.key()).map(ReadFile::checked).orElse(ReadFile.Checked.NEVER);
        return new ReadFile(
                file.name(),
                file.key(),
                part.lines(),
                part.bytes(),
                file.size(),
                file.status().modifiedNanos(),
                part.block(),
                part.sum(),
                false,
                checked.at(file.seenMillis()));
    }

    private String block(InputFile file, long bytes, byte[] last) throws IOException {
        int headLength = (int) Math.min(ContentBlock.HEAD, bytes);
        if (bytes == headLength && last.length >= headLength) {
            return ContentBlock.of(end(last, headLength), new byte[0]);
        }
        int tailLength = ContentBlock.tailLength(bytes);
        byte[] tail = last.length >= tailLength ? end(last, tailLength) : ContentBlock.tail(input, file, bytes);
        return ContentBlock.of(head(file, headLength), tail);
    }

    private byte[] head(InputFile file, int length) throws IOException {
        if (!file.key().equals(headKey) || head.length != length) {
            head = ContentBlock.head(input, file, length);
            headKey = file.key();
        }
        return head;
    }

    private static byte[] end(byte[] bytes, int length) {
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }
}
