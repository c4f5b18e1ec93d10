package dev.holdfast.runtime.keyed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link Visits} means, in maps, batch by batch. Results of one key are in order; nothing is said of those of several. */
final class VisitsModel {

    private static final class Of {
        private TreeMap<Long, Long> hours = new TreeMap<>();
        private String word = "null";
        private long wordUntil = Long.MIN_VALUE;
        private TreeMap<String, Long> alarms = new TreeMap<>();
    }

    private record Alarm(String key, String name, long deadline) {}

    private final Map<String, Of> keys = new HashMap<>();
    private long watermark = Long.MIN_VALUE;
    private long largest = Long.MIN_VALUE;

    /** Runs a batch: gives the results by key. */
    Map<String, List<String>> batch(List<Visits.Command> commands) {
        Map<String, List<String>> results = new HashMap<>();
        long late = watermark;
        watermark = Math.max(watermark, largest);
        Map<String, List<Visits.Command>> byKey = new LinkedHashMap<>();
        for (Visits.Command command : commands) {
            largest = Math.max(largest, command.at().toEpochMilli());
            if (late == Long.MIN_VALUE || command.at().toEpochMilli() > late) {
                byKey.computeIfAbsent(command.key(), any -> new ArrayList<>()).add(command);
            }
        }
        byKey.forEach((key, own) -> {
            if (own.stream().noneMatch(command -> command.what().equals("fail"))) {
                own.forEach(command -> run(command, results));
            }
        });
        List<Alarm> due = new ArrayList<>();
        keys.forEach((key, of) -> of.alarms.forEach((name, deadline) -> {
            if (deadline < watermark) {
                due.add(new Alarm(key, name, deadline));
            }
        }));
        due.sort(Comparator.comparing(Alarm::deadline).thenComparing(Alarm::key).thenComparing(Alarm::name));
        due.forEach(alarm -> ring(alarm, results));
        return results;
    }

    /** Whether a batch without input has something to do. */
    boolean hasWork() {
        return largest > watermark
                || keys.values().stream()
                        .anyMatch(of -> of.alarms.values().stream().anyMatch(deadline -> deadline < watermark));
    }

    private void run(Visits.Command command, Map<String, List<String>> results) {
        Of of = keys.computeIfAbsent(command.key(), any -> new Of());
        long number = command.number();
        switch (command.what()) {
            case "add" -> of.hours.merge(number, 1L, Long::sum);
            case "clear" -> of.hours.subMap(number, number + 5).clear();
            case "forget" -> of.hours.clear();
            case "say" -> {
                of.word = "w" + number;
                of.wordUntil = number * 1000;
            }
            case "ring" -> of.alarms.put("a" + number % 3, number * 1000);
            case "silence" -> of.alarms.remove("a" + number % 3);
            default -> {}
        }
        emit(command.key(), command + " " + text(of), results);
    }

    private void ring(Alarm alarm, Map<String, List<String>> results) {
        Of of = keys.get(alarm.key());
        if (alarm.deadline() % 7000 == 0) {
            of.alarms.put(alarm.name(), alarm.deadline() + 3000);
        } else {
            of.alarms.remove(alarm.name());
        }
        of.hours.merge(-1L, 1L, Long::sum);
        emit(alarm.key(), alarm.key() + " rings " + alarm.name() + " of " + alarm.deadline() + " " + text(of), results);
    }

    private String text(Of of) {
        StringBuilder text = new StringBuilder();
        of.hours.forEach(
                (hour, count) -> text.append(hour).append('=').append(count).append(' '));
        text.append(of.hours.subMap(3L, 9L).size()).append(' ');
        return text.append(of.wordUntil < watermark ? "null" : of.word).toString();
    }

    private static void emit(String key, String result, Map<String, List<String>> results) {
        results.computeIfAbsent(key, any -> new ArrayList<>()).add(result);
    }
}
