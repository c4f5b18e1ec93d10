package dev.holdfast.tools;

import dev.holdfast.runtime.reader.OperatorSummary;
import dev.holdfast.runtime.reader.StateSummary;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.runtime.reader.StoredSize;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What merging all files of a checkpoint would leave. Never does it. */
@Command(
        name = "compact",
        description = {
            "What the state takes in the files that a restart reads, and what it would take if all were merged.",
            "Reads every row. Changes nothing: compaction is the work of the query itself."
        },
        mixinStandardHelpOptions = true)
final class CompactCommand implements Callable<Integer> {

    @Mixin
    private CheckpointArgument checkpoint = new CheckpointArgument();

    @Option(names = "--dry-run", description = "Has to be said: nothing else is possible.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        if (!dryRun) {
            throw new IllegalArgumentException(
                    "A checkpoint is compacted by its query, as often as batchesPerSnapshot(…)"
                            + " says. To see what that would bring, say --dry-run.");
        }
        StateView view = checkpoint.view();
        long before = 0;
        long after = 0;
        try (Rows rows = output.rows("operator", "state", "rows", "bytes", "merged", "saved")) {
            for (OperatorSummary operator : view.operators()) {
                for (StateSummary state : operator.states()) {
                    StoredSize size = view.of(operator.id(), state.name()).storedSize();
                    before += size.bytes();
                    after += size.mergedBytes();
                    rows.add(
                            Cell.of(operator.id()),
                            Cell.of(state.name()),
                            Cell.of(size.rows()),
                            Cell.of(size.bytes()),
                            Cell.of(size.mergedBytes()),
                            Cell.of(size.bytes() - size.mergedBytes()));
                }
            }
        }
        output.say(before + " bytes of state would become " + after + ".");
        return 0;
    }
}
