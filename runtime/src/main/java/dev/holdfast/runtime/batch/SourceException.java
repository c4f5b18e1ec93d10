package dev.holdfast.runtime.batch;

import java.io.IOException;

/** A source could not be read. Its cause is what the source threw. */
public final class SourceException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String sourceId;
    private final IOException thrown;

    SourceException(String sourceId, String description, IOException thrown) {
        super(
                "Source '" + sourceId + "'" + (description.equals(sourceId) ? "" : " (" + description + ")")
                        + " could not be read: " + (thrown.getMessage() == null ? thrown : thrown.getMessage()),
                thrown);
        this.sourceId = sourceId;
        this.thrown = thrown;
    }

    String sourceId() {
        return sourceId;
    }

    IOException thrown() {
        return thrown;
    }
}
