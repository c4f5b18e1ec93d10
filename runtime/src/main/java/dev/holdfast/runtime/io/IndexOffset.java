package dev.holdfast.runtime.io;

import dev.holdfast.connector.Offset;
import dev.holdfast.runtime.io.files.ForeignOffset;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The offset of a source whose events are numbered from 0: the number of the next one, as a JSON number. */
final class IndexOffset {

    private IndexOffset() {}

    static Offset of(long index) {
        return new Offset(Long.toString(index));
    }

    static long parse(String source, @Nullable Offset offset) throws IOException {
        if (offset == null) {
            return 0;
        }
        try {
            return Long.parseLong(offset.json());
        } catch (NumberFormatException e) {
            throw ForeignOffset.of(source, offset);
        }
    }
}
