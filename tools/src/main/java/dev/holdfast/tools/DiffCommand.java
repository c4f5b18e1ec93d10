package dev.holdfast.tools;

import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.JsonState;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What differs in a state between two batches, or between two checkpoints. Holds one of the two in memory. */
@Command(
        name = "diff",
        description = {
            "What was added, removed or changed between two batches, or two checkpoints, field by field.",
            "Exit code 4 if there is any difference."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private RowsArgument state = new RowsArgument();

    @Option(names = "--to", paramLabel = "N", description = "The later batch; by default the last one.")
    private long to = -1;

    @Option(
            names = "--with",
            paramLabel = "CHECKPOINT",
            description = "The checkpoint of the later batch; by default the same.")
    private @Nullable Path with;

    @Mixin
    private OutputOptions output = new OutputOptions();

    private long added;
    private long removed;
    private long changed;

    @Override
    public Integer call() {
        Map<String, JsonEntry> before = new LinkedHashMap<>();
        state.json().all().forEach(entry -> before.put(address(entry), entry));
        try (Rows rows = output.rows("change", "key", "subKey", "field", "before", "after")) {
            Iterator<JsonEntry> later = later().all().iterator();
            while (later.hasNext()) {
                JsonEntry after = later.next();
                compare(before.remove(address(after)), after, rows);
            }
            for (JsonEntry gone : before.values()) {
                removed++;
                add("removed", gone, "", text(gone), null, rows);
            }
        }
        output.say(added + " added, " + removed + " removed, " + changed + " changed.");
        return added + removed + changed == 0 ? 0 : Main.NO;
    }

    private JsonState later() {
        StateReader reader = StateReader.open(with == null ? state.directory() : with);
        StateView view = to < 0 ? reader.latest() : reader.asOf(to);
        return state.jsonIn(view);
    }

    private void compare(@Nullable JsonEntry before, JsonEntry after, Rows rows) {
        if (before == null) {
            added++;
            add("added", after, "", null, text(after), rows);
        } else if (!text(before).equals(text(after))) {
            changed++;
            addFields(before, after, rows);
        }
    }

    private static void addFields(JsonEntry before, JsonEntry after, Rows rows) {
        Map<String, String> then = fields(before);
        Map<String, String> now = fields(after);
        Set<String> all = new LinkedHashSet<>(then.keySet());
        all.addAll(now.keySet());
        for (String field : all) {
            String old = then.get(field);
            String young = now.get(field);
            if (old == null || !old.equals(young)) {
                add("changed", after, field, old, young, rows);
            }
        }
    }

    /** A timeout that moved is a change too. */
    private static Map<String, String> fields(JsonEntry entry) {
        Map<String, String> fields = JsonTree.parts("state", entry.state());
        entry.timeout().ifPresent(timeout -> fields.put("timeout", Cell.quoted(timeout.toString())));
        return fields;
    }

    private static void add(
            String change, JsonEntry row, String field, @Nullable String before, @Nullable String after, Rows rows) {
        rows.add(
                Cell.of(change),
                Cell.json(row.key()),
                Cell.json(row.subKeyOrNull()),
                Cell.of(field.isEmpty() ? null : field),
                Cell.json(before),
                Cell.json(after));
    }

    private static String address(JsonEntry entry) {
        return entry.key() + '\n' + entry.subKeyOrNull();
    }

    private static String text(JsonEntry entry) {
        return entry.timeout()
                .map(timeout -> "{\"state\":" + entry.state() + ",\"timeout\":\"" + timeout + "\"}")
                .orElse(entry.state());
    }
}
