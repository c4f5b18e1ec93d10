package dev.holdfast.runtime.replay;

import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.runtime.batch.ReplayOutcome;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.JsonRows;
import dev.holdfast.runtime.reader.OperatorSummary;
import dev.holdfast.runtime.reader.StateSummary;
import dev.holdfast.runtime.reader.StateView;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a batch has committed, to be compared with what came of it when it ran again. */
final class Committed {

    private final StateView view;
    private final CheckpointReader.Content content;

    Committed(StateView view, CheckpointReader.Content content) {
        this.view = view;
        this.content = content;
    }

    /** Compares the rows of the key in all states of the operator. */
    Comparison state(ReplayOutcome outcome, String keyJson) {
        SortedMap<String, String> then = committedRows(outcome.operator().id(), keyJson);
        SortedMap<String, String> now = rows(outcome);
        if (then.equals(now)) {
            return Comparison.same(then.size() == 1 ? "1 row" : then.size() + " rows");
        }
        List<String> differences = new ArrayList<>();
        SortedMap<String, String> all = new TreeMap<>(then);
        all.putAll(now);
        for (String place : all.keySet()) {
            String before = then.getOrDefault(place, "no row");
            String after = now.getOrDefault(place, "no row");
            if (!before.equals(after)) {
                differences.add(place + (place.isEmpty() ? "" : ": ") + "committed " + before + ", now " + after);
            }
        }
        return Comparison.different(String.join("; ", differences));
    }

    private SortedMap<String, String> committedRows(String operatorId, String keyJson) {
        SortedMap<String, String> rows = new TreeMap<>();
        OperatorSummary operator = view.operators().stream()
                .filter(each -> each.id().equals(operatorId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Batch " + view.batchId()
                        + " was committed without operator '"
                        + operatorId + "'. It had "
                        + view.operators().stream().map(OperatorSummary::id).toList()
                        + "."));
        for (StateSummary state : operator.states()) {
            view.of(operatorId, state.name())
                    .json()
                    .rowsOf(keyJson)
                    .forEach(entry -> rows.put(place(state.name(), entry), text(entry)));
        }
        return rows;
    }

    private static SortedMap<String, String> rows(ReplayOutcome outcome) {
        SortedMap<String, String> rows = new TreeMap<>();
        OperatorRecord operator = outcome.operator();
        for (ReplayOutcome.StoredRow row : outcome.rows()) {
            JsonEntry entry = new JsonRows(operator, operator.state(row.state()).orElseThrow())
                    .entry(row.keyGroup(), row.address(), row.row());
            rows.put(place(row.state(), entry), text(entry));
        }
        return rows;
    }

    private static String place(String state, JsonEntry entry) {
        return state + entry.subKey().map(subKey -> "[" + subKey + "]").orElse("");
    }

    private static String text(JsonEntry entry) {
        return entry.state()
                + entry.timeout().map(timeout -> " until " + timeout).orElse("");
    }

    /** Looks for what each result led to among the rows that the commit has for sinks. */
    Comparison results(ReplayOutcome outcome) throws IOException {
        if (!outcome.operatorsBehind().isEmpty()) {
            return Comparison.notCompared("they go on to the operators " + outcome.operatorsBehind()
                    + ", and a commit has only what reaches a sink");
        } else if (outcome.sinkRows().isEmpty()) {
            return Comparison.same("none reaches a sink");
        }
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, List<byte[]>> sink : outcome.sinkRows().entrySet()) {
            if (sink.getValue().isEmpty()) {
                return Comparison.notCompared(
                        "sink '" + sink.getKey() + "' takes objects, of which a commit has no rows");
            }
            long missing = missing(outbox(sink.getKey()), sink.getValue());
            if (missing > 0) {
                return Comparison.different("what " + missing + " of "
                        + sink.getValue().size() + " results led to is not among the rows that the batch has for sink '"
                        + sink.getKey() + "'");
            }
            found.add(sink.getValue().size() + " found among the rows for sink '" + sink.getKey() + "'");
        }
        return Comparison.same(String.join("; ", found));
    }

    private byte[] outbox(String sinkId) throws IOException {
        try (InputStream in = content.outbox(sinkId)) {
            return in.readAllBytes();
        }
    }

    /** How many of the pieces are not there, each looked for behind the one before. */
    private static long missing(byte[] outbox, List<byte[]> pieces) {
        long missing = 0;
        int position = 0;
        for (byte[] piece : pieces) {
            int found = indexOf(outbox, position, piece);
            missing += found < 0 ? 1 : 0;
            position = found < 0 ? position : found + piece.length;
        }
        return missing;
    }

    private static int indexOf(byte[] bytes, int from, byte[] piece) {
        for (int at = from; at <= bytes.length - piece.length; at++) {
            if (Arrays.equals(bytes, at, at + piece.length, piece, 0, piece.length)) {
                return at;
            }
        }
        return -1;
    }
}
