package dev.holdfast.evolution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record or sealed type, which may stand inside itself. */
final class NestedTranscoder extends Transcoder {

    private @Nullable Transcoder content;

    NestedTranscoder(Extent extent) {
        super(extent);
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
        content.run(bytes.deeper());
    }
}
