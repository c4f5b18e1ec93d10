package dev.holdfast.runtime.io.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies between two offsets of files. The files are known by their keys, or, where they were copied, by their names. */
final class FilesBetween {

    private final InputFiles input;
    private final FilesOffset from;
    private final FilesOffset end;

    FilesBetween(InputFiles input, FilesOffset from, FilesOffset end) {
        this.input = input;
        this.from = from;
        this.end = end;
    }

    List<ReadBefore> inOrder() throws IOException {
        requireAllListed();
        input.look(end.files().stream().map(ReadFile::name).toList(), name -> true);
        SortedMap<String, ReadBefore> begun = new TreeMap<>();
        SortedMap<String, ReadBefore> fresh = new TreeMap<>();
        for (ReadFile file : end.files()) {
            Optional<ReadFile> before = before(file);
            if (before.isEmpty()
                    ? file.bytes() > 0
                    : file.bytes() > before.get().bytes()) {
                ReadBefore part = part(before, file);
                (before.isPresent() ? begun : fresh).put(part.from().name(), part);
            }
        }
        List<ReadBefore> all = new ArrayList<>(begun.values());
        all.addAll(fresh.values());
        return all;
    }

    /** Of files that were settled since, only those that were listed before are known. */
    private void requireAllListed() throws IOException {
        long settled = end.settled().files() - from.settled().files();
        long listed = from.files().stream()
                .map(ReadFile::key)
                .filter(key -> !isListed(key, end.files()))
                .count();
        if (settled > listed) {
            throw new IOException("The batch read more files than an offset lists, so " + (settled - listed)
                    + " of them are not known any more and it cannot be read again. Batches are smaller with"
                    + " maxEventsPerBatch(…) and maxBytesPerBatch(…).");
        }
    }

    private static boolean isListed(String key, Collection<ReadFile> files) {
        return files.stream().anyMatch(file -> file.key().equals(key));
    }

    private Optional<ReadFile> before(ReadFile file) {
        return from.files().stream()
                .filter(each -> each.key().equals(file.key()))
                .findFirst();
    }

    private ReadBefore part(Optional<ReadFile> before, ReadFile file) throws IOException {
        InputFile now = find(file);
        if (file.lines() == ReadFile.UNKNOWN_LINES || now.size() < file.bytes()) {
            throw new IOException("File " + now.path() + " was read " + file.upTo()
                    + " and is not that any more, so it cannot be read again. Put its old content back.");
        }
        UnreadFile start = before.map(read -> new UnreadFile(
                        now.name(), read.lines(), read.bytes(), now.size(), ContentSum.parse(read.sum())))
                .orElseGet(() -> UnreadFile.whole(now));
        return new ReadBefore(start, file.lines(), file.bytes(), file.sum());
    }

    /** A key may belong to another file by now, so where two come into question the content decides. */
    private InputFile find(ReadFile file) throws IOException {
        InputFile byName = input.file(file.name()).orElse(null);
        if (byName != null && byName.key().equals(file.key())) {
            return byName;
        }
        InputFile byKey = input.find(file.key()).orElse(null);
        if (byKey != null && (byName == null || isContentOf(byKey, file))) {
            input.add(byKey);
            return byKey;
        } else if (byName != null) {
            return byName;
        }
        throw new FileNotFoundException("File " + input.path(file.name()) + " is missing; it was read " + file.upTo()
                + ". Put it back into its directory to read it again.");
    }

    private boolean isContentOf(InputFile candidate, ReadFile file) throws IOException {
        return candidate.size() >= file.bytes()
                && ContentSum.of(input, candidate, file.bytes()).toString().equals(file.sum());
    }
}
