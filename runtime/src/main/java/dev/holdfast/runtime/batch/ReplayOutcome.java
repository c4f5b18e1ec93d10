package dev.holdfast.runtime.batch;

import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.turns.BatchTimes;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch that ran again for one key of one operator.
 *
 * @param times those of the operator
 * @param late how many events of the key were left out because they were late
 * @param operator what a commit would say of the operator
 * @param rows the rows of the key when the batch has ended
 * @param sinkRows by the id of a sink, the encoded rows that each result led to; an empty list if the sink takes objects only
 * @param operatorsBehind the ids of the operators that results have reached
 * @param failure why the batch would have failed; null if it would not
 */
public record ReplayOutcome(
        BatchTimes times,
        long late,
        OperatorRecord operator,
        List<StoredRow> rows,
        SortedMap<String, List<byte[]>> sinkRows,
        SortedSet<String> operatorsBehind,
        @Nullable RuntimeException failure) {

    public ReplayOutcome {
        rows = List.copyOf(rows);
    }

    /**
     * A row as it is stored.
     *
     * @param state the name of its state
     * @param address key and sub-key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record StoredRow(String state, int keyGroup, byte[] address, byte[] row) {}
}
