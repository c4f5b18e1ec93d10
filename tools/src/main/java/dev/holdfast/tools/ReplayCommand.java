package dev.holdfast.tools;

import dev.holdfast.runtime.replay.Replay;
import dev.holdfast.runtime.replay.ReplayReport;
import dev.holdfast.runtime.replay.ReplayedBatch;
import dev.holdfast.runtime.replay.ReplayedCall;
import dev.holdfast.runtime.replay.ReplayedEvent;
import dev.holdfast.runtime.replay.ReplayedRow;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs batches again for one key, with the user's own functions, and says whether they give what was committed. */
@Command(
        name = "replay",
        description = {
            "Runs committed batches again for one key, as they ran, and shows each call.",
            "Writes nothing. Exit code 4 if something is not as committed."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "CHECKPOINT",
            description = "The directory that a query has as its checkpoint, or a copy.")
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private Path checkpoint;

    @Mixin
    private UserClasses classes = new UserClasses();

    @Option(
            names = "--operator",
            paramLabel = "ID",
            description = "The operator that is called; need not be said if the pipeline has one.")
    private @Nullable String operator;

    @Option(names = "--batch", paramLabel = "N", required = true, description = "The batch that runs again.")
    private long batch;

    @Option(names = "--to", paramLabel = "N", description = "Also those behind it, up to this one.")
    private long to = -1;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "As 'state show' shows it: 7, ann or '{\"country\":\"AT\",\"number\":7}'.")
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private String key;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        ReplayReport report = run();
        if (output.isTable()) {
            output.print(report.toString());
        } else {
            print(report);
        }
        return report.isAsCommitted() ? 0 : Main.NO;
    }

    private ReplayReport run() {
        Replay<Object> replay = Replay.of(checkpoint, classes.required()).batches(batch, to < 0 ? batch : to);
        Replay<Object> ofOperator = operator == null ? replay : replay.operator(operator);
        try {
            return Keys.of(key, ofOperator::keyJson);
        } catch (LinkageError e) {
            throw UserClasses.missing(e);
        }
    }

    private void print(ReplayReport report) {
        try (Rows rows = output.rows("batch", "call", "what", "time", "state", "subKey", "value")) {
            for (ReplayedBatch ran : report.batches()) {
                for (int call = 0; call < ran.calls().size(); call++) {
                    print(ran.batchId(), call, ran.calls().get(call), rows);
                }
                add(rows, ran.batchId(), "late", Cell.of(ran.late()));
                add(rows, ran.batchId(), "state", Cell.of(ran.state()));
                add(rows, ran.batchId(), "results", Cell.of(ran.results()));
                ran.failure().ifPresent(failure -> add(rows, ran.batchId(), "failure", Cell.of(failure.getMessage())));
            }
        }
    }

    private static void print(long batch, int number, ReplayedCall call, Rows rows) {
        Function<String, Cell[]> start = what -> new Cell[] {Cell.of(batch), Cell.of(number), Cell.of(what)};
        call.due().ifPresent(due -> add(rows, start.apply("timeout"), Cell.of(due), null, Cell.json(null)));
        for (ReplayedEvent event : call.events()) {
            add(rows, start.apply("event"), Cell.of(event.timeOrNull()), null, Cell.of(event.value()));
        }
        for (ReplayedRow row : call.before()) {
            add(rows, start.apply("before"), Cell.of(row.timeoutOrNull()), row, Cell.json(row.json()));
        }
        for (ReplayedRow row : call.after()) {
            add(rows, start.apply("after"), Cell.of(row.timeoutOrNull()), row, Cell.json(row.json()));
        }
        for (ReplayedEvent result : call.results()) {
            add(rows, start.apply("result"), Cell.of(result.timeOrNull()), null, Cell.of(result.value()));
        }
        call.failure().ifPresent(thrown -> add(rows, start.apply("threw"), Cell.of(null), null, Cell.of(thrown)));
    }

    private static void add(Rows rows, Cell[] start, Cell time, @Nullable ReplayedRow row, Cell value) {
        rows.add(
                start[0],
                start[1],
                start[2],
                time,
                Cell.of(row == null ? null : row.state()),
                Cell.json(row == null || row.subKeyJson().isEmpty() ? null : row.subKeyJson()),
                value);
    }

    /** What is said of the whole batch. */
    private static void add(Rows rows, long batch, String what, Cell value) {
        rows.add(
                Cell.of(batch),
                Cell.json(null),
                Cell.of(what),
                Cell.json(null),
                Cell.json(null),
                Cell.json(null),
                value);
    }
}
