package dev.holdfast.evolution;

import java.util.function.Consumer;

/** A value without parts. */
final class ValueTranscoder extends Transcoder {

    private final boolean keepsBytes;
    private final boolean mayMerge;
    private final Consumer<Transcoding> rewriteFn;

    private ValueTranscoder(Extent extent, boolean keepsBytes, boolean mayMerge, Consumer<Transcoding> rewriteFn) {
        super(extent);
        this.keepsBytes = keepsBytes;
        this.mayMerge = mayMerge;
        this.rewriteFn = rewriteFn;
    }

    static ValueTranscoder same(Extent extent) {
        return new ValueTranscoder(extent, true, false, bytes -> {
            int start = bytes.in().position();
            extent.pass(bytes);
            bytes.in().copySince(start, bytes.out());
        });
    }

    static ValueTranscoder of(Extent extent, Consumer<Transcoding> rewriteFn) {
        return new ValueTranscoder(extent, false, false, rewriteFn);
    }

    /** Values that differ may become equal. */
    static ValueTranscoder merging(Extent extent, Consumer<Transcoding> rewriteFn) {
        return new ValueTranscoder(extent, false, true, rewriteFn);
    }

    @Override
    boolean keepsBytes() {
        return keepsBytes;
    }

    @Override
    boolean mayMerge() {
        return mayMerge;
    }

    @Override
    void rewrite(Transcoding bytes) {
        rewriteFn.accept(bytes);
    }
}
