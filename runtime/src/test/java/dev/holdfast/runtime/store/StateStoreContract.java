package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store must do: single cases, and a long random run against a sorted map. */
abstract class StateStoreContract {

    private static final long NONE = Row.NO_DEADLINE;

    abstract StateStore newStore();

    @Test
    void an_absent_key_has_no_row() {
        Row row = new Row();
        assertThat(get(rows(), "a", row)).isFalse();
        assertThat(row.hasValue()).isFalse();
        assertThat(row.deadlineMillis()).isEqualTo(NONE);
    }

    @Test
    void a_row_is_read_as_it_was_written_and_replaced_and_removed() {
        KeyGroupStore rows = rows();
        rows.apply(new Changes().put("a", "one", NONE).put("b", null, 7).reader());
        assertThat(text(rows)).containsExactly("a=one", "b@7");
        rows.apply(
                new Changes().put("a", "longer", 9).remove("b").remove("absent").reader());
        assertThat(text(rows)).containsExactly("a=longer@9");
        assertThat(rows.rows()).isEqualTo(1);
        assertThat(rows.timers()).isEqualTo(1);
    }

    @Test
    void key_groups_and_operators_are_apart() {
        StateStore store = newStore();
        store.keyGroup("op", 0).apply(new Changes().put("a", "here", NONE).reader());
        assertThat(text(store.keyGroup("op", 0))).containsExactly("a=here");
        assertThat(text(store.keyGroup("op", 1))).isEmpty();
        assertThat(text(store.keyGroup("other", 0))).isEmpty();
    }

    @Test
    void timeouts_are_due_strictly_before_the_threshold_by_deadline_and_then_by_key() {
        KeyGroupStore rows = rows();
        rows.apply(new Changes()
                .put("c", "x", 5)
                .put("b", "x", 5)
                .put("a", "x", 6)
                .put("d", "x", 4)
                .put("e", "x", NONE)
                .reader());
        assertThat(due(rows, 6)).containsExactly("d", "b", "c");
        assertThat(due(rows, 4)).isEmpty();
        assertThat(rows.nextDeadlineMillis()).isEqualTo(4);
    }

    @Test
    void a_deadline_that_moves_in_either_direction_fires_once_at_its_last_value() {
        KeyGroupStore rows = rows();
        rows.apply(new Changes().put("a", "x", 10).reader());
        rows.apply(new Changes().put("a", "x", 20).reader());
        assertThat(due(rows, 15)).isEmpty();
        assertThat(rows.nextDeadlineMillis()).isEqualTo(20);
        rows.apply(new Changes().put("a", "x", 12).reader());
        assertThat(due(rows, 15)).containsExactly("a");
        rows.apply(new Changes().put("a", "x", 30).reader());
        rows.apply(new Changes().put("a", "x", 12).reader());
        assertThat(due(rows, 31)).containsExactly("a");
        rows.apply(new Changes().put("a", "x", NONE).reader());
        assertThat(due(rows, 99)).isEmpty();
        assertThat(rows.nextDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_timeout_of_a_removed_row_does_not_fire_for_the_next_one() {
        KeyGroupStore rows = rows();
        rows.apply(new Changes().put("a", "x", 10).reader());
        rows.apply(new Changes().remove("a").put("b", "x", 50).reader());
        assertThat(due(rows, 40)).isEmpty();
        assertThat(rows.nextDeadlineMillis()).isEqualTo(50);
    }

    @Test
    void long_keys_and_rows_are_kept_whole() {
        KeyGroupStore rows = rows();
        String key = "k".repeat(70_000);
        String value = "v".repeat(300_000);
        rows.apply(new Changes().put(key, value, NONE).put("a", "x", NONE).reader());
        assertThat(text(rows)).containsExactly("a=x", key + "=" + value);
    }

    @Test
    void a_long_random_run_agrees_with_a_sorted_map() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            KeyGroupStore rows = rows();
            Map<String, Entry> model = new TreeMap<>();
            for (int batch = 0; batch < 60; batch++) {
                rows.apply(randomChanges(random, model).reader());
                long threshold = random.nextInt(120);
                assertThat(due(rows, threshold))
                        .as("seed %s batch %s", seed, batch)
                        .isEqualTo(due(model, threshold));
                if (random.nextBoolean()) {
                    assertThat(rows.nextDeadlineMillis())
                            .as("seed %s batch %s", seed, batch)
                            .isEqualTo(nextDeadline(model));
                }
            }
            List<String> expected = new ArrayList<>();
            model.forEach((key, entry) -> expected.add(key + entry));
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(expected);
            assertThat(rows.rows()).isEqualTo(model.size());
            assertThat(rows.timers())
                    .isEqualTo(model.values().stream()
                            .filter(entry -> entry.deadline != NONE)
                            .count());
        }
    }

    private static Changes randomChanges(Random random, Map<String, Entry> model) {
        Changes changes = new Changes();
        for (int i = random.nextInt(80); i > 0; i--) {
            String key = "key" + random.nextInt(90);
            if (random.nextInt(3) == 0) {
                changes.remove(key);
                model.remove(key);
            } else {
                String value = random.nextInt(5) == 0 ? null : "v".repeat(random.nextInt(30));
                long deadline = value == null || random.nextBoolean() ? random.nextInt(100) : NONE;
                changes.put(key, value, deadline);
                model.put(key, new Entry(value, deadline));
            }
        }
        return changes;
    }

    private static List<String> due(Map<String, Entry> model, long threshold) {
        return model.entrySet().stream()
                .filter(entry -> entry.getValue().deadline != NONE && entry.getValue().deadline < threshold)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().deadline))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long nextDeadline(Map<String, Entry> model) {
        return model.values().stream()
                .mapToLong(Entry::deadline)
                .filter(deadline -> deadline != NONE)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private KeyGroupStore rows() {
        return newStore().keyGroup("op", 0);
    }

    private static boolean get(KeyGroupStore rows, String key, Row row) {
        byte[] bytes = Changes.bytes(key);
        return rows.get(bytes, 0, bytes.length, row);
    }

    private static List<String> due(KeyGroupStore rows, long threshold) {
        List<String> keys = new ArrayList<>();
        DueTimers due = rows.due(threshold);
        while (due.next()) {
            keys.add(new String(due.keyArray(), due.keyOffset(), due.keyLength(), StandardCharsets.UTF_8));
        }
        return keys;
    }

    /** All rows by key, each also looked up by its key. */
    private static List<String> text(KeyGroupStore rows) {
        List<String> text = new ArrayList<>();
        rows.forEach((key, keyOffset, keyLength, bytes, offset, length) -> {
            Row row = new Row();
            row.reset(bytes, offset, length);
            String name = new String(key, keyOffset, keyLength, StandardCharsets.UTF_8);
            text.add(name + entry(row));
        });
        for (String line : text) {
            String key = line.split("[=@]", 2)[0];
            Row row = new Row();
            assertThat(get(rows, key, row)).isTrue();
            assertThat(key + entry(row)).isEqualTo(line);
        }
        return text;
    }

    private static Entry entry(Row row) {
        return new Entry(row.hasValue() ? row.value().readString() : null, row.deadlineMillis());
    }

    private record Entry(@Nullable String value, long deadline) {

        @Override
        public String toString() {
            return (value == null ? "" : "=" + value) + (deadline == NONE ? "" : "@" + deadline);
        }
    }
}
