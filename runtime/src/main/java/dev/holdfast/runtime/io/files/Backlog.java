package dev.holdfast.runtime.io.files;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of which there is something to read, by name: those that were begun, then new ones. Used by one thread. */
final class Backlog {

    private final SortedMap<String, InputFile> begun = new TreeMap<>();
    private final SortedMap<String, InputFile> fresh = new TreeMap<>();

    void clear() {
        begun.clear();
        fresh.clear();
    }

    boolean isEmpty() {
        return begun.isEmpty() && fresh.isEmpty();
    }

    /** Files of which nothing was read. */
    SortedMap<String, InputFile> fresh() {
        return fresh;
    }

    void addBegun(InputFile file) {
        begun.put(file.name(), file);
    }

    void addFresh(InputFile file) {
        fresh.put(file.name(), file);
    }

    Optional<InputFile> begun(String name) {
        return Optional.ofNullable(begun.get(name));
    }

    boolean contains(String name) {
        return begun.containsKey(name) || fresh.containsKey(name);
    }

    /** Takes out whatever has a name. */
    void remove(String name) {
        begun.remove(name);
        fresh.remove(name);
    }

    /** Takes out a file that was begun, but not another one that has its name by now. */
    void remove(ReadFile read) {
        InputFile file = begun.get(read.name());
        if (file != null && (read.key().isEmpty() || file.key().equals(read.key()))) {
            begun.remove(read.name());
        }
    }

    /** Those that were begun are read on from where {@code read} says. */
    Stream<UnreadFile> unread(Function<InputFile, ReadFile> read) {
        return Stream.concat(
                List.copyOf(begun.values()).stream().map(file -> unread(file, read.apply(file))),
                fresh.values().stream().map(UnreadFile::whole));
    }

    private static UnreadFile unread(InputFile file, ReadFile read) {
        return new UnreadFile(file.name(), read.lines(), read.bytes(), file.size(), ContentSum.parse(read.sum()));
    }
}
