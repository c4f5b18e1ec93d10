package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows what becomes of the files of a source.
 *
 * <p>For each name that changed: first the file that is there now is recognised, by its key, then by its name and content;
 * what is not recognised is new. Then the files whose names are gone, and that were not recognised under another one, must have
 * been read to their ends.
 */
final class FileChanges {

    private final InputFiles input;
    private final ContentCheck content;
    private Ledger ledger = new Ledger(FilesOffset.BEGINNING);

    /** Files of which something was read, and something was not. */
    private final SortedMap<String, InputFile> begun = new TreeMap<>();

    /** Files of which nothing was read. */
    private final SortedMap<String, InputFile> fresh = new TreeMap<>();

    FileChanges(InputFiles input) {
        this.input = input;
        content = new ContentCheck(input);
    }

    Ledger ledger() {
        return ledger;
    }

    boolean isAllRead() {
        return begun.isEmpty() && fresh.isEmpty();
    }

    Stream<UnreadFile> unread() {
        return Stream.concat(
                List.copyOf(begun.values()).stream().map(this::unread),
                fresh.values().stream().map(this::unread));
    }

    private UnreadFile unread(InputFile file) {
        return ledger.byKey(file.key())
                .filter(read -> begun.containsKey(file.name()))
                .map(read -> new UnreadFile(file.name(), read.lines(), read.bytes(), file.size()))
                .orElseGet(() -> new UnreadFile(file.name(), 0, 0, file.size()));
    }

    /** Takes an offset for what was read, and all that is there for what may have changed since. */
    void restore(FilesOffset offset) throws IOException {
        begun.clear();
        fresh.clear();
        ledger = new Ledger(offset);
        input.lookAt(ledger.names());
        input.takeChanged();
        Settled rule = offset.settled();
        ledger.setSettled(rule.uncounted());
        long lastChanged = 0;
        for (String name : input.present().keySet()) {
            InputFile file =
                    input.file(name).filter(found -> isSettled(found, rule)).orElse(null);
            if (file != null) {
                ledger.putSettled(ReadFile.whole(file));
                lastChanged = Math.max(lastChanged, file.status().changedNanos());
            }
        }
        Settled counted = ledger.settled();
        if (rule.files() == Settled.UNKNOWN_FILES) {
            ledger.setSettled(new Settled(0, lastChanged + 1, rule.next(), counted.files(), counted.sum()));
        }
        follow(Stream.concat(input.present().keySet().stream(), ledger.names().stream())
                .collect(Collectors.toSet()));
        requireSamePath(offset);
        new SettledCheck(rule, counted).check(fresh.values(), input.directory());
    }

    /** The offset of a single file is one of that file, or of one that had its name. */
    private void requireSamePath(FilesOffset offset) throws IOException {
        String single = input.single();
        if (single != null && !offset.files().isEmpty()) {
            boolean isKnown = offset.files().stream()
                    .map(ReadFile::name)
                    .anyMatch(name -> name.equals(single) || ContentCheck.isRotation(single, name));
            if (!isKnown) {
                throw ContentCheck.otherPath(offset.files().get(0), input.path(single));
            }
        }
    }

    private boolean isSettled(InputFile file, Settled rule) {
        return rule.covers(file)
                && ledger.byKey(file.key()).isEmpty()
                && ledger.byName(file.name()).isEmpty();
    }

    /** Follows what the last look found. */
    void follow() throws IOException {
        follow(input.takeChanged());
        for (String name : ledger.names()) {
            Optional<InputFile> file = input.file(name);
            ReadFile read = ledger.byName(name).orElseThrow();
            if (file.isPresent() && file.get().key().equals(read.key()) && !isUnchanged(file.get())) {
                check(read, file.get());
            }
        }
    }

    /** Whether a file that was begun is as it was when it was checked. */
    private boolean isUnchanged(InputFile file) {
        InputFile checked = begun.get(file.name());
        return checked != null && checked.status().equals(file.status()) && !ContentCheck.mayChangeUnseen(checked);
    }

    private void follow(Set<String> names) throws IOException {
        for (String name : names) {
            begun.remove(name);
            fresh.remove(name);
            Optional<InputFile> file = input.file(name);
            if (file.isPresent()) {
                arrived(file.get());
            }
        }
        for (String name : names) {
            ReadFile read = ledger.byName(name).orElse(null);
            if (read != null && !isThere(read)) {
                vanished(read);
            }
        }
    }

    private boolean isThere(ReadFile read) throws IOException {
        return input.file(read.name())
                .filter(file -> file.key().equals(read.key()))
                .isPresent();
    }

    private void arrived(InputFile file) throws IOException {
        ReadFile known = ledger.byKey(file.key()).orElse(null);
        if (known != null && !isSame(known, file)) {
            if (isThere(known)) {
                return; // a second name of a file that is read under the first
            }
            forget(known);
            known = null;
        }
        ReadFile read = known != null ? known : ofSameName(file);
        if (read != null) {
            check(read, file);
        } else if (file.size() > 0) {
            fresh.put(file.name(), file);
        }
    }

    private boolean isSame(ReadFile read, InputFile file) throws IOException {
        boolean hasName = !read.isGone() && read.name().equals(file.name());
        return hasName || (!isThere(read) && content.isRenamed(read, file));
    }

    /** The key of a file that is gone was given to another. */
    private void forget(ReadFile read) throws IOException {
        requireWhole(read);
        ledger.forget(read);
    }

    /** A file that was read under a name, if another file of that name has its content. */
    private @Nullable ReadFile ofSameName(InputFile file) throws IOException {
        ReadFile read = ledger.byName(file.name()).orElse(null);
        if (read == null || (!read.key().isEmpty() && isFoundElsewhere(read))) {
            return null;
        }
        boolean isCopy =
                read.block().isEmpty() ? read.key().isEmpty() || isAsWhole(read, file) : content.hasContent(read, file);
        if (!isCopy && !read.key().isEmpty()) {
            throw ContentCheck.replaced(read, file);
        }
        return read;
    }

    private static boolean isAsWhole(ReadFile read, InputFile file) {
        return read.isWhole(file) && read.modifiedNanos() == file.status().modifiedNanos();
    }

    /** Whether a file that lost its name has another one, under which it is read on. */
    private boolean isFoundElsewhere(ReadFile read) throws IOException {
        Optional<InputFile> found = find(read);
        if (found.isEmpty() || !content.isRenamed(read, found.get())) {
            return false;
        }
        if (input.isSingle()) {
            requireNoneBetween(read, found.get());
        }
        input.add(found.get());
        check(read, found.get());
        return true;
    }

    /** A listing that overlaps a rename may show neither name, so a file of which a rest is to be read is looked for anew. */
    private Optional<InputFile> find(ReadFile read) throws IOException {
        if (input.isSingle() || !isWhole(read)) {
            return input.find(read.key());
        }
        return input.present().values().stream()
                .filter(file -> file.status().isFile() && file.key().equals(read.key()))
                .findFirst();
    }

    private void requireNoneBetween(ReadFile read, InputFile now) throws IOException {
        for (Path path : input.rotatedAfter(now.status().modifiedNanos())) {
            if (!path.equals(now.path())) {
                throw ContentCheck.skipped(read, now, path);
            }
        }
    }

    /** A name is gone, or stands for another file. */
    private void vanished(ReadFile read) throws IOException {
        if (!read.key().isEmpty() && isFoundElsewhere(read)) {
            return;
        }
        requireWhole(read);
        begun.remove(read.name());
        if (ledger.isSettled(read)) {
            ledger.forget(read);
        } else {
            ledger.replace(read, read.gone());
        }
    }

    private void requireWhole(ReadFile read) throws IOException {
        if (!isWhole(read)) {
            throw ContentCheck.missing(read, input.path(read.name()));
        }
    }

    private static boolean isWhole(ReadFile read) {
        return read.modifiedNanos() != 0 || read.bytes() == 0;
    }

    private void check(ReadFile read, InputFile file) throws IOException {
        ReadFile now = content.check(read, file).in(file);
        if (!now.equals(read)) {
            ledger.replace(read, now);
        }
        begun.remove(read.name());
        if (file.size() > now.bytes()) {
            ledger.unsettle(now);
            begun.put(file.name(), file);
        } else if (ledger.isSettled(now) && !ledger.settled().covers(file)) {
            ledger.unsettle(now);
        }
    }

    /** Takes note of what a plan reads. */
    void read(ReadFile file) throws IOException {
        ledger.byKey(file.key()).ifPresent(ledger::forget);
        ledger.put(file);
        fresh.remove(file.name());
        begun.remove(file.name());
        InputFile now = input.file(file.name()).orElseThrow();
        if (now.size() > file.bytes()) {
            begun.put(file.name(), now);
        }
    }

    /** Keeps the offset short. Files that were changed since {@code nowNanos} are kept one by one. */
    void compact(long nowNanos) {
        if (!ledger.isOverfull()) {
            return;
        }
        if (firstInWave().isEmpty()) {
            ledger.setSettled(ledger.settled().untilReached(nowNanos));
        }
        Settled settled = ledger.settled();
        ledger.setSettled(
                firstInWave().map(settled::waitingFor).orElseGet(() -> settled.untilReached(settled.untilNanos())));
        ledger.compact(this::isCovered);
    }

    private Optional<String> firstInWave() {
        Settled settled = ledger.settled();
        return fresh.values().stream()
                .filter(settled::isInWave)
                .map(InputFile::name)
                .findFirst();
    }

    private boolean isCovered(ReadFile read) {
        InputFile file = input.present().get(read.name());
        return file != null
                && read.modifiedNanos() != 0
                && read.isWhole(file)
                && ledger.settled().covers(file);
    }
}
