package dev.holdfast.runtime.checkpoint.segment;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import java.io.IOException;
import java.util.Arrays;

/** Cuts a change block between entries into pieces that fit a chunk, and refuses one that is not sorted. */
final class ChangeBlockSplitter {

    private final ChangeBlockReader reader = new ChangeBlockReader();

    /** Takes a piece of a block. */
    interface Piece {
        void accept(int offset, int length, boolean continues) throws IOException;
    }

    void split(byte[] block, int offset, int length, Piece piece) throws IOException {
        reader.reset(block, offset, length);
        int start = offset;
        int previousKey = offset;
        int previousKeyEnd = -1;
        while (reader.next()) {
            int keyEnd = reader.keyOffset() + reader.keyLength();
            if (previousKeyEnd >= 0 && !isSorted(block, previousKey, previousKeyEnd, reader.keyOffset(), keyEnd)) {
                throw new IllegalArgumentException("a change block is sorted by key and has each key once; this one"
                        + " is not, at byte " + (reader.entryOffset() - offset));
            }
            if (reader.entryEnd() - start > ChunkFileWriter.MAX_CHUNK_BYTES && reader.entryOffset() > start) {
                piece.accept(start, reader.entryOffset() - start, start > offset);
                start = reader.entryOffset();
            }
            previousKey = reader.keyOffset();
            previousKeyEnd = keyEnd;
        }
        if (reader.entryEnd() > start && length > 0) {
            piece.accept(start, offset + length - start, start > offset);
        }
    }

    private static boolean isSorted(byte[] block, int key, int keyEnd, int next, int nextEnd) {
        return Arrays.compareUnsigned(block, key, keyEnd, block, next, nextEnd) < 0;
    }
}
