package dev.holdfast.evolution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record or sealed type, which may stand inside itself. */
final class NestedTranscoder extends Transcoder {

    private final boolean isInsideItself;
    private @Nullable Transcoder content;

    private NestedTranscoder(Extent extent, boolean isInsideItself) {
        super(extent);
        this.isInsideItself = isInsideItself;
    }

    /** One whose content is not known yet. */
    static NestedTranscoder unknown(Extent extent) {
        return new NestedTranscoder(extent, false);
    }

    /** The same again, perhaps inside itself. */
    NestedTranscoder again(Extent extent) {
        NestedTranscoder inside = new NestedTranscoder(extent, true);
        inside.is(this);
        return inside;
    }

    void is(Transcoder transcoder) {
        content = transcoder;
    }

    @Override
    List<Transcoder> parts() {
        return content == null ? List.of() : List.of(content);
    }

    @Override
    boolean keepsBytes() {
        return true;
    }

    @Override
    void rewrite(Transcoding bytes) {
        if (content == null) {
            throw new IllegalStateException("used before it was made");
        }
        content.run(isInsideItself ? bytes.deeper() : bytes);
    }
}
