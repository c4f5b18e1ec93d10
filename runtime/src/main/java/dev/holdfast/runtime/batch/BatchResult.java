package dev.holdfast.runtime.batch;

import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.operator.OperatorCounts;
import dev.holdfast.runtime.watermark.EventTimeStats;
import dev.holdfast.runtime.watermark.StreamTime;
import java.util.List;
import java.util.SortedMap;

/**
 * What a batch did, before it is committed: nothing of it has left the process.
 *
 * @param plan what it was to do
 * @param changes of state, in the order in which they are written
 * @param sinks the rows for each sink, in the order of the graph
 * @param record what the commit says of it, but for what was delivered meanwhile
 * @param figures for the progress
 */
record BatchResult(BatchPlan plan, List<Changes> changes, List<SinkRows> sinks, CommitRecord record, Figures figures) {

    /**
     * Changes of one state in one key group.
     *
     * @param state the state
     * @param keyGroup the key group
     * @param removedRanges of which all rows are gone that were there before
     * @param block sorted
     */
    record Changes(StateId state, int keyGroup, List<KeyRange> removedRanges, ChangeBlockWriter block) {}

    /**
     * What is counted and measured.
     *
     * @param readNanos spent in reading and in stateless steps
     * @param runNanos spent in operators
     * @param applyNanos spent in applying changes, per operator
     * @param sources counts per source
     * @param operators counts per operator
     * @param eventTimes seen by all watermark steps
     * @param watermarkMillis of the batch
     * @param streams how far each stream has come behind it
     */
    record Figures(
            long readNanos,
            long runNanos,
            List<Long> applyNanos,
            List<SourceInput.Counts> sources,
            List<OperatorCounts> operators,
            List<OperatorSize> sizes,
            EventTimeStats eventTimes,
            long watermarkMillis,
            List<StreamTime> streams) {}

    /**
     * The state of an operator after the batch.
     *
     * @param rows in all key groups
     * @param timers pending
     * @param bytes of memory
     * @param largestKeyGroupRows rows in the fullest key group
     * @param rowsOfStates by the name of each state; empty if the only one has no name
     * @param metrics of the store
     */
    record OperatorSize(
            long rows,
            long timers,
            long bytes,
            long largestKeyGroupRows,
            SortedMap<String, Long> rowsOfStates,
            SortedMap<String, Long> metrics) {}
}
