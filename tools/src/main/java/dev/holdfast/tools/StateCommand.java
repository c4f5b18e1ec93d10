package dev.holdfast.tools;

import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.JsonState;
import dev.holdfast.runtime.reader.OperatorSummary;
import dev.holdfast.runtime.reader.StateSummary;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a query keeps. */
@Command(
        name = "state",
        description = "What a query keeps: operators, rows, timers, and how they are spread.",
        subcommands = {BalanceCommand.class, DiffCommand.class, ExportCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class StateCommand {

    static final String[] COLUMNS = {"key", "subKey", "state", "timeout", "keyGroup"};

    @Command(
            name = "list",
            description = "The operators of the query and their states.",
            mixinStandardHelpOptions = true)
    int list(@Mixin CheckpointArgument checkpoint, @Mixin OutputOptions output) {
        try (Rows rows = output.rows("operator", "state", "kind", "rows", "timeouts", "version", "key", "value")) {
            for (OperatorSummary operator : checkpoint.view().operators()) {
                for (StateSummary state : operator.states()) {
                    rows.add(
                            Cell.of(operator.id()),
                            Cell.of(state.name()),
                            Cell.of(state.kind()),
                            Cell.of(state.rows()),
                            Cell.of(operator.timeoutMode()),
                            Cell.of(state.version()),
                            Cell.of(operator.keySchema()),
                            Cell.of(state.valueSchema()));
                }
            }
        }
        return 0;
    }

    @Command(
            name = "show",
            description = "The rows of a state. No class of the query is needed.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin RowsArgument state,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "The most rows; 0 for all. By default 100.")
                    long limit,
            @Mixin OutputOptions output) {
        print(state.json().all(), limit, output);
        return 0;
    }

    @Command(
            name = "timers",
            description = "The keys with a pending timeout, that which is due first first.",
            mixinStandardHelpOptions = true)
    int timers(
            @Mixin RowsArgument state,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "The most rows; 0 for all. By default 100.")
                    long limit,
            @Mixin OutputOptions output) {
        print(state.json().timeouts(), limit, output);
        return 0;
    }

    @Command(
            name = "find",
            description = "The rows of one key. Exit code 4 if there is none.",
            mixinStandardHelpOptions = true)
    int find(
            @Mixin RowsArgument state,
            @Parameters(
                            index = "2",
                            paramLabel = "KEY",
                            description = "As 'state show' shows it: 7, ann or '{\"country\":\"AT\",\"number\":7}'.")
                    String key,
            @Mixin OutputOptions output) {
        JsonState rows = state.json();
        List<JsonEntry> found = Keys.of(key, json -> rows.rowsOf(json).toList());
        print(found.stream(), 0, output);
        return found.isEmpty() ? Main.NO : 0;
    }

    private static void print(Stream<JsonEntry> entries, long limit, OutputOptions output) {
        Iterator<JsonEntry> left = entries.iterator();
        try (Rows rows = output.rows(COLUMNS)) {
            for (long count = 0; left.hasNext() && (limit == 0 || count < limit); count++) {
                add(left.next(), rows);
            }
        }
        if (left.hasNext()) {
            output.say("There are more rows: --limit 0 shows all.");
        }
    }

    static void add(JsonEntry entry, Rows rows) {
        rows.add(
                Cell.json(entry.key()),
                Cell.json(entry.subKeyOrNull()),
                Cell.json(entry.state()),
                Cell.of(entry.timeoutOrNull()),
                Cell.of(entry.keyGroup()));
    }
}
