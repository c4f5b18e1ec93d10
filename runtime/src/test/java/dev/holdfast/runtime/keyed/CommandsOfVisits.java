package dev.holdfast.runtime.keyed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random commands for {@link Visits}, and what came of them by key. */
final class CommandsOfVisits {

    /** The keys are k0 and so on. */
    static final int KEYS = 20;

    private static final List<String> COMMANDS =
            List.of("add", "add", "add", "add", "clear", "forget", "say", "ring", "ring", "silence", "look", "look");

    private CommandsOfVisits() {}

    /** The commands of a batch, which may be none. */
    static List<Visits.Command> someOrNone(Random random, int batch) {
        int count = random.nextInt(6) == 0 ? 0 : random.nextInt(60);
        return commands(random, batch, count);
    }

    /** The commands of a batch. */
    static List<Visits.Command> some(Random random, int batch) {
        return commands(random, batch, 1 + random.nextInt(60));
    }

    private static List<Visits.Command> commands(Random random, int batch, int count) {
        List<Visits.Command> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String what = random.nextInt(40) == 0 ? "fail" : COMMANDS.get(random.nextInt(COMMANDS.size()));
            long seconds = Math.max(0, batch * 4L + random.nextInt(9) - 4);
            long number = switch (what) {
                case "add", "clear" -> random.nextInt(12);
                default -> seconds + random.nextInt(12) - 2;
            };
            commands.add(new Visits.Command(
                    "k" + random.nextInt(KEYS), Instant.ofEpochSecond(seconds), what, Math.max(0, number)));
        }
        return commands;
    }

    /** Results by their key, those of one key in order. */
    static Map<String, List<String>> byKey(List<String> rows) {
        Map<String, List<String>> byKey = new HashMap<>();
        for (String row : rows) {
            String key = row.startsWith("Command[key=")
                    ? row.substring("Command[key=".length(), row.indexOf(','))
                    : row.substring(0, row.indexOf(' '));
            byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        return byKey;
    }
}
