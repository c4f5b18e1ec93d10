package dev.holdfast.tools;

import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.OperatorState;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What differs in a state between two batches, or between two checkpoints. Holds one of the two in memory. */
@Command(
        name = "diff",
        description = {
            "Rows that were added, removed or changed between two batches, or two checkpoints.",
            "Exit code 4 if there are any."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private StateArgument state = new StateArgument();

    @Option(names = "--to", paramLabel = "N", description = "The later batch; by default the last one.")
    private long to = -1;

    @Option(
            names = "--with",
            paramLabel = "CHECKPOINT",
            description = "The checkpoint of the later batch; by default the same.")
    private @Nullable Path with;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Map<String, JsonEntry> before = new LinkedHashMap<>();
        state.state().json().all().forEach(entry -> before.put(address(entry), entry));
        long differences = 0;
        try (Rows rows = output.rows("change", "key", "subKey", "before", "after")) {
            Iterator<JsonEntry> later = later().json().all().iterator();
            while (later.hasNext()) {
                JsonEntry after = later.next();
                JsonEntry same = before.remove(address(after));
                if (same == null || !text(same).equals(text(after))) {
                    add(same == null ? "added" : "changed", after, same, after, rows);
                    differences++;
                }
            }
            for (JsonEntry gone : before.values()) {
                add("removed", gone, gone, null, rows);
                differences++;
            }
        }
        return differences == 0 ? 0 : Main.NO;
    }

    private OperatorState later() {
        StateReader reader = StateReader.open(with == null ? state.directory() : with);
        StateView view = to < 0 ? reader.latest() : reader.asOf(to);
        return state.in(view);
    }

    private static void add(
            String change, JsonEntry row, @Nullable JsonEntry before, @Nullable JsonEntry after, Rows rows) {
        rows.add(
                Cell.of(change),
                Cell.json(row.key()),
                Cell.json(row.subKeyOrNull()),
                before == null ? Cell.json(null) : Cell.json(text(before)),
                after == null ? Cell.json(null) : Cell.json(text(after)));
    }

    private static String address(JsonEntry entry) {
        return entry.key() + '\n' + entry.subKeyOrNull();
    }

    /** A timeout that moved is a change too. */
    private static String text(JsonEntry entry) {
        return entry.timeout()
                .map(timeout -> "{\"state\":" + entry.state() + ",\"timeout\":\"" + timeout + "\"}")
                .orElse(entry.state());
    }
}
