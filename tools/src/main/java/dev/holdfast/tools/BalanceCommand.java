package dev.holdfast.tools;

import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.KeyGroupSize;
import dev.holdfast.runtime.reader.OperatorState;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How evenly state is spread over key groups, and which keys are the heaviest. */
@Command(
        name = "balance",
        description =
                "How evenly state is spread over key groups, and the ten keys with the most bytes. Reads all of it.",
        mixinStandardHelpOptions = true)
final class BalanceCommand implements Callable<Integer> {

    private static final int HEAVIEST = 10;
    private static final double SKEWED = 10;

    @Mixin
    private StateArgument state = new StateArgument();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** A key and what its rows take. */
    private record KeyWeight(String key, int keyGroup, long rows, long bytes) {}

    @Override
    public Integer call() {
        OperatorState of = state.state();
        List<KeyGroupSize> groups = of.keyGroups();
        try (Rows rows = output.rows("what", "key", "keyGroup", "rows", "bytes", "timesMean")) {
            long bytes = groups.stream().mapToLong(KeyGroupSize::bytes).sum();
            double mean = (double) bytes / groups.size();
            group("largest key group", groups.stream().max(Comparator.comparingLong(KeyGroupSize::bytes)), mean, rows);
            group("smallest key group", groups.stream().min(Comparator.comparingLong(KeyGroupSize::bytes)), mean, rows);
            for (KeyWeight heavy : heaviest(of)) {
                rows.add(
                        Cell.of("heavy key"),
                        Cell.json(heavy.key),
                        Cell.of(heavy.keyGroup),
                        Cell.of(heavy.rows),
                        Cell.of(heavy.bytes),
                        ratio(heavy.bytes, mean));
            }
        }
        warn(groups);
        return 0;
    }

    private static void group(String what, Optional<KeyGroupSize> found, double mean, Rows rows) {
        found.ifPresent(group -> rows.add(
                Cell.of(what),
                Cell.json(null),
                Cell.of(group.keyGroup()),
                Cell.of(group.rows()),
                Cell.of(group.bytes()),
                ratio(group.bytes(), mean)));
    }

    private static Cell ratio(long bytes, double mean) {
        return Cell.json(mean == 0 ? null : String.format(Locale.ROOT, "%.1f", bytes / mean));
    }

    private void warn(List<KeyGroupSize> groups) {
        long rows = groups.stream().mapToLong(KeyGroupSize::rows).sum();
        long largest = groups.stream().mapToLong(KeyGroupSize::bytes).max().orElse(0);
        double mean = groups.stream().mapToLong(KeyGroupSize::bytes).average().orElse(0);
        if (rows > SKEWED * groups.size() && largest > SKEWED * mean) {
            output.say(
                    "The largest key group is more than 10 times the mean: one worker does most of the work. If a few keys are"
                            + " heavy, divide them by a part of their key; if not, look at how keys are hashed.");
        }
    }

    /** Rows of a key stand together. */
    private static List<KeyWeight> heaviest(OperatorState state) {
        PriorityQueue<KeyWeight> heaviest = new PriorityQueue<>(Comparator.comparingLong(KeyWeight::bytes));
        Iterator<JsonEntry> entries = state.json().all().iterator();
        @Nullable KeyWeight key = null;
        while (entries.hasNext()) {
            JsonEntry entry = entries.next();
            if (key != null && key.key.equals(entry.key())) {
                key = new KeyWeight(key.key, key.keyGroup, key.rows + 1, key.bytes + entry.bytes());
            } else {
                offer(heaviest, key);
                key = new KeyWeight(entry.key(), entry.keyGroup(), 1, entry.bytes());
            }
        }
        offer(heaviest, key);
        return heaviest.stream()
                .sorted(Comparator.comparingLong(KeyWeight::bytes).reversed().thenComparing(KeyWeight::key))
                .toList();
    }

    private static void offer(PriorityQueue<KeyWeight> heaviest, @Nullable KeyWeight key) {
        if (key != null) {
            heaviest.add(key);
            if (heaviest.size() > HEAVIEST) {
                heaviest.remove();
            }
        }
    }
}
