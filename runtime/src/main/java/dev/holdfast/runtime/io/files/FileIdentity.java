package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the file that was read among those that are there, and says of one that is there whether it is that file. */
final class FileIdentity {

    private final InputFiles input;
    private final ContentCheck content;
    private final Function<String, Optional<ReadFile>> byKey;

    /** By key: what came since the last look, and second names of files. A file that lost its name has one of these, if any. */
    private final Map<String, String> arrivals = new HashMap<>();

    private final Map<String, String> secondNames = new HashMap<>();

    /** @param byKey what was read of the file of a key */
    FileIdentity(InputFiles input, ContentCheck content, Function<String, Optional<ReadFile>> byKey) {
        this.input = input;
        this.content = content;
        this.byKey = byKey;
    }

    /** Begins to follow names that came, went, or changed. */
    void expect(Set<String> names) throws IOException {
        arrivals.clear();
        for (String name : names) {
            input.file(name).ifPresent(file -> arrivals.put(file.key(), name));
        }
    }

    void addSecondName(InputFile file) {
        secondNames.put(file.key(), file.name());
    }

    /** Whether the file that was read still has its name. */
    boolean isThere(ReadFile read) throws IOException {
        return input.file(read.name())
                .filter(file -> file.key().equals(read.key()))
                .isPresent();
    }

    /** Whether a file whose key is that of one that was read is that one. */
    boolean isSame(ReadFile read, InputFile file) throws IOException {
        boolean hasName = !read.isGone() && read.name().equals(file.name());
        return hasName || (!isThere(read) && content.isRenamed(read, file));
    }

    /** Whether a file has taken the name of one that was read and is a copy of that. */
    boolean isCopy(ReadFile read, InputFile file) throws IOException {
        if (read.block().isEmpty()) {
            return read.key().isEmpty() || read.isUntouched(file);
        }
        return content.hasContent(read, file);
    }

    /** The file that was read, if it has another name now. */
    Optional<InputFile> renamed(ReadFile read) throws IOException {
        Optional<InputFile> found = find(read);
        if (found.isEmpty() || !content.isRenamed(read, found.get())) {
            return Optional.empty();
        }
        if (input.isSingle()) {
            requireNoneBetween(read, found.get());
        }
        return found;
    }

    /** A listing that overlaps a rename may show neither name, so a file of which a rest is to be read is looked for anew. */
    private Optional<InputFile> find(ReadFile read) throws IOException {
        if (input.isSingle() || !read.isWhole()) {
            return input.find(read.key());
        }
        Optional<InputFile> arrived = named(arrivals.get(read.key()), read);
        return arrived.isPresent() ? arrived : named(secondNames.remove(read.key()), read);
    }

    private Optional<InputFile> named(@Nullable String name, ReadFile read) throws IOException {
        return name == null
                ? Optional.empty()
                : input.file(name).filter(file -> file.key().equals(read.key()));
    }

    private void requireNoneBetween(ReadFile read, InputFile now) throws IOException {
        for (InputFile file : input.rotatedAfter(now.status().modifiedNanos())) {
            if (!file.key().equals(now.key()) && !isKnown(file)) {
                throw FileRefusals.skipped(read, now, file.path());
            }
        }
    }

    private boolean isKnown(InputFile file) throws IOException {
        ReadFile read = byKey.apply(file.key()).orElse(null);
        return read != null && content.hasContent(read, file);
    }

    /** Says why a file that was read cannot be read on: another has its name, or none has. */
    IOException lost(ReadFile read, @Nullable InputFile successor) throws IOException {
        Path path = input.path(read.name());
        Optional<InputFile> found = read.key().isEmpty() ? Optional.empty() : input.find(read.key());
        if (found.isPresent() && content.mayBe(read, found.get())) {
            return FileRefusals.unclear(read, found.get(), path);
        }
        return successor != null ? FileRefusals.replaced(read, successor) : FileRefusals.missing(read, path);
    }
}
