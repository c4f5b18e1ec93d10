package dev.holdfast.runtime.checkpoint.commit;

import dev.holdfast.keyed.rows.OperatorRecord;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the footer of a segment says about its batch.
 *
 * @param batchId the batch, counted from 0
 * @param batchTimeMillis the processing time of the batch
 * @param offsets the position of each source after the batch, as JSON, by source id
 * @param watermarks event-time progress after the batch
 * @param operators every operator whose state the checkpoint holds
 * @param deliveredUpTo the last batch whose outbox all sinks had acknowledged when this one was committed; -1 for none
 */
public record CommitRecord(
        long batchId,
        long batchTimeMillis,
        SortedMap<String, String> offsets,
        WatermarkRecord watermarks,
        List<OperatorRecord> operators,
        long deliveredUpTo) {

    public CommitRecord {
        if (batchId < 0) {
            throw new IllegalArgumentException("batches are counted from 0: " + batchId);
        }
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
        operators = List.copyOf(operators);
        Objects.requireNonNull(watermarks);
    }

    /** What it says of an operator. */
    public Optional<OperatorRecord> operator(String id) {
        return operators.stream().filter(operator -> operator.id().equals(id)).findFirst();
    }
}
