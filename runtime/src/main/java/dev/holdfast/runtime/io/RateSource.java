package dev.holdfast.runtime.io;

import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.time.Clock;

/** The source of {@link Rate}. */
record RateSource(String id, long rowsPerSecond, Clock clock) implements Source<RateEvent> {

    @Override
    public String description() {
        return id + " (" + rowsPerSecond + " events a second)";
    }

    @Override
    public SourceReader<RateEvent> open(SourceContext context) {
        return new RateReader(this);
    }
}
