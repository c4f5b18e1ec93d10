package dev.holdfast.runtime.batch;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.store.StateStore;
import java.io.IOException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs a committed batch again, for one key of one operator, in the calling thread: what leads to the operator runs as it did, for all
 * keys; the operator runs for the key; nothing behind it keeps anything. Reads the checkpoint and the sources, and writes nothing.
 *
 * @param graph the pipeline
 * @param target the number of the operator
 * @param key the bytes of the key
 * @param watch stands between the engine and the operator, to see its calls
 * @param limits the most due timeouts that an operator calls
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyReplay(
        QueryGraph graph,
        int target,
        byte[] key,
        UnaryOperator<KeyedOperator<Object, Object, Object>> watch,
        ReadLimits limits) {

    /**
     * Where a batch is in its checkpoint.
     *
     * @param queryId the query
     * @param keyGroups the number of key groups
     * @param before what the batch before it left; null if it is the first one
     * @param batch what it left itself
     */
    public record Place(
            UUID queryId, int keyGroups, CheckpointReader.@Nullable Content before, CheckpointReader.Content batch) {}

    /**
     * Runs a batch again.
     *
     * @param store where the state is meanwhile; empty, and to be closed by the caller
     * @throws SourceException if a source cannot read again what it read then
     */
    public ReplayOutcome run(Place place, StateStore store) throws IOException {
        try (ReplayParts parts = new ReplayParts(this, place, store)) {
            return new ReplayPass(this, parts, place.batch().commit()).run();
        }
    }
}
