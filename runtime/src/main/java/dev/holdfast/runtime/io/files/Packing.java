package dev.holdfast.runtime.io.files;

import dev.holdfast.runtime.io.gzip.GzipName;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses what would make the lines of compressed files come twice, or be read as what they are not. */
final class Packing {

    private Packing() {}

    /**
     * A program that rotates files may compress one that was read; that is another file, with the same lines. It is known by its
     * name, if the other one is still there or among the last ones.
     */
    static void requireNotReadBefore(InputFile file, Ledger ledger) throws IOException {
        if (!GzipName.matches(file.name())) {
            return;
        }
        String plain = GzipName.plain(file.name());
        Optional<ReadFile> read = Stream.concat(ledger.byName(plain).stream(), ledger.recent())
                .filter(other -> isFormOf(other.name(), plain))
                .findFirst();
        if (read.isPresent()) {
            throw FileRefusals.packedAgain(read.get(), file);
        }
    }

    private static boolean isFormOf(String before, String plain) {
        return !GzipName.matches(before) && (before.equals(plain) || ContentCheck.isRotation(before, plain));
    }

    /** A file whose lines were read goes on only by its name's ending, and a compressed one ends where it ended. */
    static void requireAsBefore(ReadFile read, InputFile file) throws IOException {
        boolean isPacked = GzipName.matches(read.name());
        if (isPacked && read.isWhole() && file.size() > read.bytes()) {
            throw FileRefusals.grownPacked(read, file);
        }
        boolean hasRest = !read.isWhole() || file.size() > read.bytes();
        if (hasRest && isPacked != GzipName.matches(file.name())) {
            throw FileRefusals.packedOrNot(read, file);
        }
    }
}
