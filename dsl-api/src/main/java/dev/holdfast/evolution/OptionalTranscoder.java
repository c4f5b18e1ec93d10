package dev.holdfast.evolution;

import java.util.List;

/** A value that may be absent now; before, too, or always present. */
final class OptionalTranscoder extends Transcoder {

    private final Transcoder value;
    private final boolean wasOptional;

    OptionalTranscoder(Extent extent, Transcoder value, boolean wasOptional) {
        super(extent);
        this.value = value;
        this.wasOptional = wasOptional;
    }

    @Override
    List<Transcoder> parts() {
        return List.of(value);
    }

    @Override
    boolean keepsBytes() {
        return wasOptional;
    }

    @Override
    void rewrite(Transcoding bytes) {
        boolean present = !wasOptional || bytes.in().readBoolean();
        bytes.out().writeBoolean(present);
        if (present) {
            value.run(bytes);
        }
    }
}
