package dev.holdfast.tools;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.reader.OperatorSummary;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateSummary;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.runtime.reader.UndeliveredRows;
import dev.holdfast.serial.CorruptStateException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a checkpoint is, and whether it is whole. */
@Command(
        name = "checkpoint",
        description = "What a checkpoint is, which batches it has, and whether it is whole.",
        subcommands = CompactCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CheckpointCommand {

    @Command(
            name = "info",
            description = "The query, its last batch, and how much it keeps.",
            mixinStandardHelpOptions = true)
    int info(@Mixin CheckpointArgument checkpoint, @Mixin OutputOptions output) {
        StateReader reader = checkpoint.reader();
        StateView view = checkpoint.view();
        NavigableSet<Long> batches = reader.batches();
        try (Rows rows = output.rows("what", "value")) {
            rows.add(Cell.of("query"), Cell.of(reader.queryId()));
            rows.add(Cell.of("batch"), Cell.of(view.batchId()));
            rows.add(Cell.of("time"), Cell.of(view.batchTime()));
            rows.add(Cell.of("watermark"), Cell.of(view.watermark().orElse(null)));
            rows.add(Cell.of("readable batches"), Cell.of(batches.first() + " to " + batches.last()));
            rows.add(Cell.of("key groups"), Cell.of(reader.keyGroups()));
            rows.add(Cell.of("operators"), Cell.of(view.operators().size()));
            rows.add(
                    Cell.of("rows of state"),
                    Cell.of(view.operators().stream()
                            .mapToLong(OperatorSummary::rows)
                            .sum()));
            view.offsets().forEach((source, offset) -> rows.add(Cell.of("offset of " + source), Cell.json(offset)));
        }
        return 0;
    }

    @Command(
            name = "batches",
            description = "The batches as of which state can be read.",
            mixinStandardHelpOptions = true)
    int batches(@Mixin CheckpointArgument checkpoint, @Mixin OutputOptions output) {
        StateReader reader = checkpoint.reader();
        try (Rows rows = output.rows("batch", "time", "watermark", "rows")) {
            for (long batch : reader.batches()) {
                StateView view = reader.asOf(batch);
                rows.add(
                        Cell.of(batch),
                        Cell.of(view.batchTime()),
                        Cell.of(view.watermark().orElse(null)),
                        Cell.of(view.operators().stream()
                                .mapToLong(OperatorSummary::rows)
                                .sum()));
            }
        }
        return 0;
    }

    @Command(
            name = "outbox",
            description = {
                "Rows that are committed and not known to be delivered: a start offers them to sinks again.",
                "While the query runs they most often are; it notes that when it ends. Shows no row."
            },
            mixinStandardHelpOptions = true)
    int outbox(
            @Parameters(
                            paramLabel = "CHECKPOINT",
                            description = "The directory that a query has as its checkpoint, or a copy.")
                    Path checkpoint,
            @Mixin OutputOptions output) {
        Instant now = Instant.now();
        try (Rows rows = output.rows("sink", "batch", "rows", "committed", "age")) {
            for (UndeliveredRows of : StateReader.open(checkpoint).undelivered()) {
                rows.add(
                        Cell.of(of.sinkId()),
                        Cell.of(of.batchId()),
                        Cell.of(of.rows()),
                        Cell.of(of.batchTime()),
                        Cell.of(Duration.between(of.batchTime(), now).truncatedTo(ChronoUnit.SECONDS)));
            }
        }
        return 0;
    }

    @Command(
            name = "verify",
            description = "Reads every row as of the last batch and says what is damaged. Exit code 4 if something is.",
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin CheckpointArgument checkpoint,
            @Option(names = "--all", description = "As of every batch that can be read.") boolean all,
            @Mixin OutputOptions output) {
        StateReader reader = checkpoint.reader();
        boolean isWhole = true;
        try (Rows rows = output.rows("batch", "operator", "state", "rows", "result")) {
            if (!all) {
                return verify(checkpoint.view(), rows) ? 0 : Main.NO;
            }
            for (long batch : reader.batches()) {
                isWhole &= verify(reader.asOf(batch), rows);
            }
        }
        return isWhole ? 0 : Main.NO;
    }

    private static boolean verify(StateView view, Rows rows) {
        boolean isWhole = true;
        for (OperatorSummary operator : view.operators()) {
            for (StateSummary state : operator.states()) {
                isWhole &= verify(view, operator, state, rows);
            }
        }
        return isWhole;
    }

    /** A row that can be read is shown as text in between, so its bytes are what its schema says. */
    private static boolean verify(StateView view, OperatorSummary operator, StateSummary state, Rows rows) {
        String result = "ok";
        long count = 0;
        try {
            count = view.of(operator.id(), state.name())
                    .json()
                    .all()
                    .mapToLong(entry -> 1)
                    .sum();
            if (count != state.rows()) {
                result = "damaged: the batch says that it has " + state.rows() + " rows";
            }
        } catch (CheckpointException | CorruptStateException e) {
            result = "damaged: " + e.getMessage();
        }
        rows.add(
                Cell.of(view.batchId()),
                Cell.of(operator.id()),
                Cell.of(state.name()),
                Cell.of(count),
                Cell.of(result));
        return result.equals("ok");
    }
}
