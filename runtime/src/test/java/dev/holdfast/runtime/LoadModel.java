package dev.holdfast.runtime;

import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a load must leave: the same calls on plain maps, one after the other. */
final class LoadModel {

    private final SortedMap<String, Cell> cells = new TreeMap<>();
    private final Tally rows = new Tally();

    /** The state of a key; null for none. Deadline in milliseconds, 0 for none. */
    record Cell(@Nullable String state, long deadline) {}

    /** What a call leaves. Timeout in seconds, 0 for none. */
    private record Outcome(@Nullable String state, int timeoutSeconds, List<String> rows) {}

    /** A state is {@code count:sum:} and some filler, so that rows grow and shrink. */
    private static Outcome call(String key, @Nullable String before, Iterator<String> events, boolean timedOut) {
        long count = before == null ? 0 : Long.parseLong(before.substring(0, before.indexOf(':')));
        long sum =
                before == null ? 0 : Long.parseLong(before.substring(before.indexOf(':') + 1, before.lastIndexOf(':')));
        boolean exists = before != null;
        int timeout = 0;
        if (timedOut) {
            exists = exists && count % 3 != 0;
            timeout = count % 5 == 1 ? 7 : 0;
            sum++;
        }
        while (events.hasNext()) {
            String event = events.next();
            switch (event.charAt(key.length())) {
                case '-' -> exists = false;
                case '!' -> timeout = Integer.parseInt(event.substring(key.length() + 1));
                default -> {
                    sum = (exists ? sum : 0) + Integer.parseInt(event.substring(key.length() + 1));
                    count = (exists ? count : 0) + 1;
                    exists = true;
                }
            }
        }
        String state =
                exists ? count + ":" + sum + ":" + "x".repeat((int) (sum % (count % 50 == 49 ? 20_000 : 120))) : null;
        return new Outcome(state, timeout, List.of(key + (timedOut ? " timed out " : " ") + count + " " + sum));
    }

    static FlatMapGroups<String, String, String, String> accounts() {
        return FlatMapGroups.withProcessingTimeTimeout(
                "accounts", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    Outcome outcome = call(key, state.getOption().orElse(null), events, state.hasTimedOut());
                    if (outcome.state() == null) {
                        state.remove();
                    } else {
                        state.update(outcome.state());
                    }
                    if (outcome.timeoutSeconds() > 0) {
                        state.setTimeoutDuration(Duration.ofSeconds(outcome.timeoutSeconds()));
                    }
                    outcome.rows().forEach(out::emit);
                });
    }

    static String key(String event) {
        return event.split("[-+!]", 2)[0];
    }

    /** A round of events, and then the timeouts that are due. */
    void round(List<String> events, long nowMillis) {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        events.forEach(event ->
                byKey.computeIfAbsent(key(event), key -> new ArrayList<>()).add(event));
        byKey.forEach((key, ofKey) -> apply(key, ofKey, false, nowMillis));
        List<String> due = cells.entrySet().stream()
                .filter(cell ->
                        cell.getValue().deadline() > 0 && cell.getValue().deadline() < nowMillis)
                .map(Map.Entry::getKey)
                .filter(key -> !byKey.containsKey(key))
                .toList();
        due.forEach(key -> apply(key, List.of(), true, nowMillis));
    }

    private void apply(String key, List<String> events, boolean timedOut, long nowMillis) {
        Cell before = cells.get(key);
        Outcome outcome = call(key, before == null ? null : before.state(), events.iterator(), timedOut);
        long deadline = outcome.timeoutSeconds() == 0 ? 0 : nowMillis + 1000L * outcome.timeoutSeconds();
        if (outcome.state() == null && deadline == 0) {
            cells.remove(key);
        } else {
            cells.put(key, new Cell(outcome.state(), deadline));
        }
        outcome.rows().forEach(rows::add);
    }

    SortedMap<String, Cell> cells() {
        return new TreeMap<>(cells);
    }

    Tally rows() {
        return rows;
    }
}
