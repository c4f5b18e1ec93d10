package dev.holdfast.runtime.io.gzip;

import java.io.IOException;

/** A file is not what gzip writes. The message goes on after "File x". */
public final class BrokenGzipException extends IOException {

    private final long position;

    BrokenGzipException(String reason, long position) {
        super(reason);
        this.position = position;
    }

    /** How many compressed bytes had been read. */
    public long position() {
        return position;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
