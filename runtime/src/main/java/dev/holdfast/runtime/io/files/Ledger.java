package dev.holdfast.runtime.io.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was read of each file that is there, and of the last {@value #WINDOW} in any case. Used by one thread. */
final class Ledger {

    /** So many files are kept one by one in an offset. */
    static final int WINDOW = 100;

    /** By key, the one that was read last at the end. */
    private final Map<String, ReadFile> recent = new LinkedHashMap<>();

    /** By key; an offset holds only their number and a sum. */
    private final Map<String, ReadFile> old = new HashMap<>();

    /** Of all that are not gone. */
    private final Map<String, ReadFile> byName = new HashMap<>();

    private Settled settled;

    Ledger(FilesOffset offset) {
        settled = offset.settled();
        offset.files().forEach(this::put);
    }

    Optional<ReadFile> byKey(String key) {
        ReadFile found = recent.get(key);
        return Optional.ofNullable(found != null ? found : old.get(key));
    }

    Optional<ReadFile> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of those that an offset holds. */
    List<String> names() {
        return listed().stream().map(ReadFile::name).toList();
    }

    /** All that an offset holds, also those that are gone. */
    Stream<ReadFile> recent() {
        return recent.values().stream();
    }

    /** Those of them that are not gone. */
    List<ReadFile> listed() {
        return recent.values().stream().filter(file -> !file.isGone()).toList();
    }

    /** The files that were last seen under some names, also those whose names others have by now. */
    List<ReadFile> called(Set<String> names) {
        Stream<ReadFile> named = names.stream().map(byName::get).filter(Objects::nonNull);
        Stream<ReadFile> others = listed().stream().filter(file -> names.contains(file.name()));
        return Stream.concat(named, others).distinct().toList();
    }

    /** What is known now of a file. */
    Optional<ReadFile> now(ReadFile then) {
        ReadFile found = recent.get(key(then));
        return Optional.ofNullable(found != null ? found : old.get(then.key()));
    }

    Settled settled() {
        return settled;
    }

    void setSettled(Settled newSettled) {
        settled = newSettled;
    }

    /** Adds a file as the one that was read last. */
    void put(ReadFile file) {
        recent.remove(key(file));
        recent.put(key(file), file);
        if (!file.isGone()) {
            byName.put(file.name(), file);
        }
    }

    /** Adds a file that was read long ago. */
    void putSettled(ReadFile file) {
        old.put(file.key(), file);
        byName.put(file.name(), file);
        settled = settled.with(file.name());
    }

    /** Takes note of what has become of a file, which keeps its place. */
    void replace(ReadFile before, ReadFile now) {
        byName.remove(before.name(), before);
        boolean isSettled = old.containsKey(before.key()) && before.key().equals(now.key());
        if (isSettled && before.name().equals(now.name())) {
            old.put(now.key(), now);
            byName.put(now.name(), now);
        } else if (recent.containsKey(key(now)) && !now.key().isEmpty()) {
            recent.put(key(now), now);
            if (!now.isGone()) {
                byName.put(now.name(), now);
            }
        } else {
            forget(before);
            put(now);
        }
    }

    void forget(ReadFile file) {
        byName.remove(file.name(), file);
        recent.remove(key(file));
        if (old.remove(file.key()) != null) {
            settled = settled.without(file.name());
        }
    }

    /** Keeps a settled file one by one from now on. */
    void unsettle(ReadFile file) {
        if (old.containsKey(file.key())) {
            forget(file);
            put(file);
        }
    }

    boolean isSettled(ReadFile file) {
        return old.containsKey(file.key());
    }

    boolean isOverfull() {
        return recent.size() > WINDOW;
    }

    /** Lets the oldest files go that an offset need not hold. */
    void compact(Predicate<ReadFile> isCovered) {
        List<ReadFile> oldestFirst = List.copyOf(recent.values());
        for (ReadFile file : oldestFirst) {
            if (!isOverfull()) {
                return;
            }
            if (file.isGone()) {
                forget(file);
            } else if (isCovered.test(file)) {
                recent.remove(key(file));
                putSettled(file);
            }
        }
    }

    FilesOffset toOffset() {
        return new FilesOffset(settled, List.copyOf(recent.values()));
    }

    private static String key(ReadFile file) {
        return file.key().isEmpty() ? "name " + file.name() : file.key();
    }
}
