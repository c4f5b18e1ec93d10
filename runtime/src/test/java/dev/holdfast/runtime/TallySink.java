package dev.holdfast.runtime;

import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Counts the rows of each batch once, however often it is delivered, and refuses one that is not what it was before. */
final class TallySink implements ObjectSink<String> {

    private final Tally rows = new Tally();
    private long lastBatch = -1;
    private String lastTally = "";

    Tally rows() {
        return rows;
    }

    @Override
    public String id() {
        return "tally";
    }

    @Override
    public Optional<StateSerializer<String>> rowSerializer() {
        return Optional.of(StateSerializers.string());
    }

    @Override
    public Writer<String> open(QueryRun run) {
        return this::deliver;
    }

    private void deliver(long batchId, List<String> batch) throws IOException {
        Tally tally = new Tally();
        tally.addAll(batch);
        if (batchId > lastBatch) {
            rows.addAll(batch);
        } else if (batchId < lastBatch || !tally.toString().equals(lastTally)) {
            throw new IOException("batch " + batchId + " came again, and is not what it was: " + tally);
        }
        lastBatch = batchId;
        lastTally = tally.toString();
    }
}
