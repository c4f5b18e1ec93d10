package dev.holdfast.evolution;

import java.util.List;

/** A count, then so many times the parts: one of them for a list, key and value for a map. */
final class ElementsTranscoder extends Transcoder {

    private final List<Transcoder> parts;

    ElementsTranscoder(Extent extent, List<Transcoder> parts) {
        super(extent);
        this.parts = parts;
    }

    @Override
    List<Transcoder> parts() {
        return parts;
    }

    @Override
    boolean keepsBytes() {
        return true;
    }

    @Override
    void rewrite(Transcoding bytes) {
        int count = bytes.in().readCount();
        bytes.out().writeCount(count);
        for (int i = 0; i < count; i++) {
            for (Transcoder part : parts) {
                part.run(bytes);
            }
        }
    }
}
