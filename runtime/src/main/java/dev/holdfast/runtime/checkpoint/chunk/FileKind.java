package dev.holdfast.runtime.checkpoint.chunk;

import java.util.Optional;

/** What a chunk file is. The numbers are part of the format. */
public enum FileKind {
    SEGMENT(1),
    PART(2),
    MANIFEST(3),
    EPOCH(4),
    HINT(5);

    private final byte number;

    FileKind(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    static Optional<FileKind> of(byte number) {
        for (FileKind kind : values()) {
            if (kind.number == number) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
