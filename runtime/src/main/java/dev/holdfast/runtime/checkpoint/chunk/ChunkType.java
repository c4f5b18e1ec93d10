package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.runtime.change.RangeBlock;
import java.util.Optional;

/** What a chunk holds. The numbers are part of the format. */
public enum ChunkType {
    /** Entries of an operator's state in one key group: a change block. */
    CHANGES(1),
    /** A piece of the encoded output for one sink. */
    OUTBOX(2),
    /** Ranges of keys of an operator's state in one key group, whose rows were all removed before the changes: a {@link RangeBlock}. */
    RANGES(3);

    private final byte number;

    ChunkType(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    static Optional<ChunkType> of(byte number) {
        for (ChunkType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
