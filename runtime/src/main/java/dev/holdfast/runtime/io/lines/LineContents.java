package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.gzip.GzipInput;
import dev.holdfast.runtime.io.gzip.GzipName;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens the content of files where a split begins. A compressed file has to be unpacked up to there; so where the split before
 * ended is kept, and a file that takes many batches is unpacked once. Thread safe.
 */
final class LineContents implements AutoCloseable {

    /** So many places are kept, each with an open file. */
    private static final int KEPT = 8;

    private final InputFiles input;

    /** By file and position, the one that was left last at the end. */
    private final Map<Place, GzipInput> left = new LinkedHashMap<>();

    private record Place(String file, String key, long position) {}

    /** Takes content and leaves it where it stands. */
    interface ContentReader {
        void read(InputStream in) throws IOException;
    }

    LineContents(InputFiles input) {
        this.input = input;
    }

    /** Reads a split, to its end. */
    void read(LineSplit split, ContentReader reader) throws IOException {
        if (!GzipName.matches(split.file())) {
            try (InputStream in = input.read(split.file(), split.position())) {
                reader.read(in);
            }
            return;
        }
        GzipInput in = unpack(split);
        try {
            reader.read(in);
        } catch (IOException e) {
            in.close();
            throw BrokenFile.behind(split.firstLine() - 1, input.path(split.file()), e);
        } catch (RuntimeException | Error e) {
            in.close();
            throw e;
        }
        leave(split, in);
    }

    /** Reads from the beginning of a file, perhaps not to its end. */
    void readBeginning(String file, ContentReader reader) throws IOException {
        try (InputStream in = GzipName.matches(file) ? unpackAnew(file) : input.read(file, 0)) {
            reader.read(in);
        } catch (IOException e) {
            throw BrokenFile.behind(0, input.path(file), e);
        }
    }

    private GzipInput unpackAnew(String file) throws IOException {
        return new GzipInput(input.read(file, 0), input.seen(file).size(), (bytes, start, length) -> {});
    }

    private GzipInput unpack(LineSplit split) throws IOException {
        GzipInput in = take(place(split, split.position()));
        if (in != null) {
            in.resize(input.seen(split.file()).size());
            return in;
        }
        in = unpackAnew(split.file());
        try {
            in.skipNBytes(split.position());
        } catch (IOException e) {
            in.close();
            throw BrokenFile.behind(0, input.path(split.file()), e);
        }
        return in;
    }

    private synchronized @Nullable GzipInput take(Place place) {
        return left.remove(place);
    }

    private void leave(LineSplit split, GzipInput in) throws IOException {
        GzipInput unwanted = in.packedBytes() < input.seen(split.file()).size() - 1
                ? keep(place(split, split.position() + split.length()), in)
                : in;
        if (unwanted != null) {
            unwanted.close();
        }
    }

    private synchronized @Nullable GzipInput keep(Place place, GzipInput in) {
        GzipInput same = left.put(place, in);
        if (same != null || left.size() <= KEPT) {
            return same;
        }
        return left.remove(left.keySet().iterator().next());
    }

    private Place place(LineSplit split, long position) throws IOException {
        return new Place(split.file(), input.seen(split.file()).key(), position);
    }

    @Override
    public synchronized void close() throws IOException {
        for (GzipInput in : left.values()) {
            in.close();
        }
        left.clear();
    }
}
