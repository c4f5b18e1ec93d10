package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows what becomes of the files of a source.
 *
 * <p>For each name that changed: first the file that is there now is recognised, by its key, then by its name and content;
 * what is not recognised is new. Then the files that lost their names, and that were not recognised under others, must have
 * been read to their ends. Names are passed on in chains, in any order: so whatever is known of a file stays with the file when
 * another one takes its name.
 */
final class FileChanges {

    private final InputFiles input;
    private final ContentCheck content;
    private final FileIdentity identity;
    private final Backlog backlog = new Backlog();
    private Ledger ledger = new Ledger(FilesOffset.BEGINNING);

    FileChanges(InputFiles input) {
        this.input = input;
        content = new ContentCheck(input);
        identity = new FileIdentity(input, content, key -> ledger.byKey(key));
    }

    Ledger ledger() {
        return ledger;
    }

    boolean isAllRead() {
        return backlog.isEmpty();
    }

    /** Whether something is to be read of a file. */
    boolean isUnread(String name) {
        return backlog.contains(name);
    }

    Stream<UnreadFile> unread() {
        return backlog.unread(file -> ledger.byKey(file.key()).orElseThrow());
    }

    /** Takes an offset for what was read, and all that is there for what may have changed since. */
    void restore(FilesOffset offset) throws IOException {
        backlog.clear();
        ledger = new Ledger(offset);
        input.lookAt(ledger.names());
        input.takeChanged();
        Settled rule = offset.settled();
        Settled counted = countSettled(rule);
        follow(Stream.concat(input.present().keySet().stream(), ledger.names().stream())
                .collect(Collectors.toSet()));
        requireSamePath(offset);
        new SettledCheck(rule, counted).check(backlog.fresh().values(), input.directory());
    }

    /** Takes the files that a rule covers for read. */
    private Settled countSettled(Settled rule) throws IOException {
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
        return counted;
    }

    private boolean isSettled(InputFile file, Settled rule) {
        return rule.covers(file)
                && ledger.byKey(file.key()).isEmpty()
                && ledger.byName(file.name()).isEmpty();
    }

    /** The offset of a single file is one of that file, or of one that had its name. */
    private void requireSamePath(FilesOffset offset) throws IOException {
        String single = input.single();
        if (single != null && !offset.files().isEmpty()) {
            boolean isKnown = offset.files().stream()
                    .map(ReadFile::name)
                    .anyMatch(name -> name.equals(single) || ContentCheck.isRotation(single, name));
            if (!isKnown) {
                throw FileRefusals.otherPath(offset.files().get(0), input.path(single));
            }
        }
    }

    /** Follows what the last look found. */
    void follow() throws IOException {
        follow(input.takeChanged());
        for (ReadFile read : ledger.listed()) {
            Optional<InputFile> file = input.file(read.name());
            boolean isThere = file.isPresent() && file.get().key().equals(read.key()) && !input.isStale(read.name());
            if (isThere && !isUnchanged(file.get())) {
                check(read, file.get());
            }
        }
    }

    /** Whether a file that was begun is as it was when it was checked. */
    private boolean isUnchanged(InputFile file) {
        return backlog.begun(file.name())
                .filter(checked -> checked.status().equals(file.status()) && !ContentCheck.mayChangeUnseen(checked))
                .isPresent();
    }

    private void follow(Set<String> names) throws IOException {
        List<ReadFile> before = ledger.called(names);
        names.forEach(backlog::remove);
        identity.expect(names);
        for (String name : names) {
            Optional<InputFile> file = input.file(name);
            if (file.isPresent()) {
                arrived(file.get());
            }
        }
        for (ReadFile then : before) {
            ReadFile read = ledger.now(then).orElse(null);
            if (read != null && !read.isGone() && !identity.isThere(read)) {
                vanished(read);
            }
        }
    }

    private void arrived(InputFile file) throws IOException {
        ReadFile known = ledger.byKey(file.key()).orElse(null);
        if (known != null && !identity.isSame(known, file)) {
            if (identity.isThere(known)) {
                identity.addSecondName(file); // of a file that is read under the first
                return;
            }
            requireWhole(known);
            ledger.forget(known); // its key was given to another
            known = null;
        }
        ReadFile read = known != null ? known : ofSameName(file);
        if (read != null) {
            check(read, file);
        } else if (file.size() > 0) {
            Packing.requireNotReadBefore(file, ledger);
            backlog.addFresh(file);
        }
    }

    /** A file that was read under a name, if another file of that name has its content. */
    private @Nullable ReadFile ofSameName(InputFile file) throws IOException {
        ReadFile read = ledger.byName(file.name()).orElse(null);
        if (read == null || isFollowed(read)) {
            return null;
        }
        if (!identity.isCopy(read, file) && !read.key().isEmpty()) {
            throw identity.lost(read, file);
        }
        return read;
    }

    /** Whether a file that lost its name has another one, under which it is read on. */
    private boolean isFollowed(ReadFile read) throws IOException {
        Optional<InputFile> found = read.key().isEmpty() ? Optional.empty() : identity.renamed(read);
        if (found.isPresent()) {
            input.add(found.get());
            check(read, found.get());
        }
        return found.isPresent();
    }

    /** A name is gone, or stands for another file. */
    private void vanished(ReadFile read) throws IOException {
        if (isFollowed(read)) {
            return;
        }
        requireWhole(read);
        backlog.remove(read);
        if (ledger.isSettled(read)) {
            ledger.forget(read);
        } else {
            ledger.replace(read, read.gone());
        }
    }

    private void requireWhole(ReadFile read) throws IOException {
        if (!read.isWhole()) {
            throw identity.lost(read, null);
        }
    }

    private void check(ReadFile read, InputFile file) throws IOException {
        Packing.requireAsBefore(read, file);
        ReadFile now = content.check(read, file).in(file);
        if (!now.equals(read)) {
            ledger.replace(read, now);
        }
        backlog.remove(read);
        if (file.size() > now.bytes()) {
            ledger.unsettle(now);
            backlog.addBegun(file);
        } else if (ledger.isSettled(now) && !ledger.settled().covers(file)) {
            ledger.unsettle(now);
        }
    }

    /** Takes note of what a plan reads. */
    void read(ReadFile file) throws IOException {
        ledger.byKey(file.key()).ifPresent(ledger::forget);
        ledger.put(file);
        backlog.remove(file.name());
        InputFile now = input.file(file.name()).orElseThrow();
        if (now.size() > file.bytes()) {
            backlog.addBegun(now);
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
        return backlog.fresh().values().stream()
                .filter(settled::isInWave)
                .map(InputFile::name)
                .findFirst();
    }

    private boolean isCovered(ReadFile read) {
        InputFile file = input.present().get(read.name());
        return file != null
                && read.isWhole()
                && read.isWhole(file)
                && read.modifiedNanos() != 0
                && ledger.settled().covers(file);
    }
}
