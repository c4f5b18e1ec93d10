package dev.holdfast.connector;

import java.util.List;
import java.util.Objects;

/**
 * What a batch reads from a source.
 *
 * @param end the offset behind the last split; equal to the offset where the plan began if there is nothing to read
 * @param splits in the order in which their events count as having arrived
 */
public record ReadPlan(Offset end, List<? extends Split> splits) {

    public ReadPlan {
        Objects.requireNonNull(end, "end");
        splits = List.copyOf(splits);
    }
}
