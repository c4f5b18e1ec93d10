package dev.holdfast.runtime.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A replay as text: a table for each call. */
final class ReplayText {

    private static final List<String> HEADING = List.of("what", "time", "state", "value");

    private final StringBuilder text = new StringBuilder();

    private ReplayText() {}

    static String of(ReplayReport report) {
        ReplayText all = new ReplayText();
        all.line("Operator '" + report.operatorId() + "', key " + report.key());
        List<ReplayedBatch> quiet = new ArrayList<>();
        for (ReplayedBatch batch : report.batches()) {
            if (isQuiet(batch)) {
                quiet.add(batch);
            } else {
                all.quiet(quiet);
                all.batch(batch);
            }
        }
        all.quiet(quiet);
        return all.text.toString().stripTrailing();
    }

    /** Most batches of a long range have nothing for the key. */
    private static boolean isQuiet(ReplayedBatch batch) {
        return batch.calls().isEmpty() && batch.late() == 0 && batch.isAsCommitted();
    }

    private void quiet(List<ReplayedBatch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        long first = batches.get(0).batchId();
        long last = batches.get(batches.size() - 1).batchId();
        line("");
        line((first == last ? "Batch " + first : "Batches " + first + " to " + last) + ": no call");
        batches.clear();
    }

    private void batch(ReplayedBatch batch) {
        line("");
        line("Batch " + batch.batchId() + " at " + batch.time()
                + batch.watermark().map(watermark -> ", watermark " + watermark).orElse(""));
        for (ReplayedCall call : batch.calls()) {
            line(call.due().map(due -> "Call for a timeout at " + due).orElse("Call with events"));
            table(rows(call));
        }
        if (batch.calls().isEmpty()) {
            line("No call.");
        }
        if (batch.late() > 0) {
            line("Left out because they were late: " + batch.late() + " events.");
        }
        batch.failure().ifPresent(failure -> line("The batch would fail now: " + failure.getMessage()));
        line("State " + batch.state());
        line("Results " + batch.results());
    }

    private static List<List<String>> rows(ReplayedCall call) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADING);
        call.events().forEach(event -> rows.add(row("event", event)));
        call.before().forEach(row -> rows.add(row("before", row)));
        call.after().forEach(row -> rows.add(row("after", row)));
        call.results().forEach(result -> rows.add(row("result", result)));
        call.failure().ifPresent(thrown -> rows.add(List.of("threw", "", "", thrown.toString())));
        return rows;
    }

    private static List<String> row(String what, ReplayedEvent event) {
        return List.of(what, time(event.timeOrNull()), "", oneLine(event.value().toString()));
    }

    private static List<String> row(String what, ReplayedRow row) {
        return List.of(what, time(row.timeoutOrNull()), row.place(), row.json());
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    private static String oneLine(String value) {
        return value.replace("\r", "\\r").replace("\n", "\\n");
    }

    private void table(List<List<String>> rows) {
        int last = HEADING.size() - 1;
        int[] widths = new int[last];
        for (List<String> row : rows) {
            for (int column = 0; column < last; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < last; column++) {
                boolean isUsed = rows.stream().skip(1).map(columns(column)).anyMatch(cell -> !cell.isEmpty());
                String cell = row.get(column);
                line.append(isUsed ? "  " + cell + " ".repeat(widths[column] - cell.length()) : "");
            }
            line(line.append("  ").append(row.get(last)).toString());
        }
    }

    private static Function<List<String>, String> columns(int column) {
        return row -> row.get(column);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
