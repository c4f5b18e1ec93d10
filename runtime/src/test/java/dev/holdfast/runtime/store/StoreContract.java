package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.serial.KeyHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * What the tests of all topics share. A test of a store has a nested class for each topic:
 *
 * <pre>{@code
 * @Nested
 * class Values extends StoreValuesContract {
 *     @Override
 *     protected StateStore openStore() {
 *         return new MyStore();
 *     }
 * }
 * }</pre>
 */
public abstract class StoreContract {

    static final long NONE = Row.NO_DEADLINE;

    private final List<StateStore> opened = new ArrayList<>();

    /** An empty store; closed by these tests. */
    protected abstract StateStore openStore();

    @AfterEach
    void close_the_stores() {
        opened.forEach(StateStore::close);
    }

    StateStore newStore() {
        StateStore store = openStore();
        opened.add(store);
        return store;
    }

    KeyGroupStore newKeyGroup() {
        return newStore().keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
    }

    static boolean get(KeyGroupStore rows, String key, Row row) {
        byte[] bytes = Changes.bytes(key);
        return rows.get(bytes, 0, bytes.length, row);
    }

    /** All rows by key, each also looked up by its key, and counted. */
    static List<String> text(KeyGroupStore rows) {
        List<String> text = new ArrayList<>();
        int[] timers = new int[1];
        rows.forEach((key, keyOffset, keyLength, bytes, offset, length) -> {
            Row row = new Row();
            row.reset(bytes, offset, length);
            timers[0] += row.deadlineMillis() == NONE ? 0 : 1;
            text.add(new String(key, keyOffset, keyLength, StandardCharsets.UTF_8) + entry(row));
        });
        for (String line : text) {
            String key = line.split("[=@]", 2)[0];
            Row row = new Row();
            assertThat(get(rows, key, row)).as(key).isTrue();
            assertThat(key + entry(row)).isEqualTo(line);
        }
        assertThat(rows.rows()).isEqualTo(text.size());
        assertThat(rows.timers()).isEqualTo(timers[0]);
        return text;
    }

    static List<String> text(Map<String, Entry> model) {
        List<String> text = new ArrayList<>();
        model.forEach((key, entry) -> text.add(key + entry));
        return text;
    }

    /** Keys of one byte for each character. */
    static KeyList keyList(List<String> keys) {
        byte[] bytes = String.join("", keys).getBytes(StandardCharsets.UTF_8);
        return new KeyList() {
            @Override
            public int size() {
                return keys.size();
            }

            @Override
            public byte[] array() {
                return bytes;
            }

            @Override
            public int offset(int index) {
                return String.join("", keys.subList(0, index)).length();
            }

            @Override
            public int length(int index) {
                return keys.get(index).length();
            }

            @Override
            public int hash(int index) {
                return KeyHash.of(array(), offset(index), length(index));
            }
        };
    }

    /** What is due, each with its row. */
    static List<String> due(KeyGroupStore rows, long threshold) {
        return due(rows, threshold, DueLimits.NONE);
    }

    /** The first of what is due, each with its row. */
    static List<String> due(KeyGroupStore rows, long threshold, DueLimits limits) {
        List<String> keys = new ArrayList<>();
        Row row = new Row();
        DueTimers due = rows.due(threshold, limits);
        while (due.next()) {
            due.row(row);
            String key = new String(due.keyArray(), due.keyOffset(), due.keyLength(), StandardCharsets.UTF_8);
            keys.add(key + entry(row));
        }
        return keys;
    }

    /** What is due in a model. */
    static List<String> due(Map<String, Entry> model, long threshold) {
        return model.entrySet().stream()
                .filter(entry ->
                        entry.getValue().deadline() != NONE && entry.getValue().deadline() < threshold)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().deadline()))
                .map(entry -> entry.getKey() + entry.getValue())
                .toList();
    }

    /** That the store tells the next deadline as far as it must. */
    static void assertNextDeadline(KeyGroupStore rows, Map<String, Entry> model, long threshold, String where) {
        long next = next(model);
        long answer = rows.nextDeadlineMillis(threshold);
        if (next < threshold) {
            assertThat(answer).as(where).isEqualTo(next);
        } else {
            assertThat(answer).as(where).isBetween(threshold, next);
        }
    }

    static long next(Map<String, Entry> model) {
        return model.values().stream()
                .mapToLong(Entry::deadline)
                .filter(deadline -> deadline != NONE)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    static Entry entry(Row row) {
        return new Entry(row.hasValue() ? row.value().readString() : null, row.deadlineMillis());
    }

    /** Draws changes of up to 90 keys, each once, sorted as in a segment, and makes them in a model too. */
    static Changes randomChanges(Random random, Map<String, Entry> model, int latest) {
        Changes changes = new Changes();
        for (int number = 100; number < 190; number++) {
            String key = "key" + number;
            int what = random.nextInt(9);
            if (what == 0) {
                changes.remove(key);
                model.remove(key);
            } else if (what < 3) {
                String value = random.nextInt(5) == 0 ? null : "v".repeat(random.nextInt(30));
                long deadline = value == null || random.nextBoolean() ? random.nextInt(latest) : NONE;
                changes.put(key, value, deadline);
                model.put(key, new Entry(value, deadline));
            }
        }
        return changes;
    }

    /** A row in a model. */
    record Entry(@Nullable String value, long deadline) {

        @Override
        public String toString() {
            return (value == null ? "" : "=" + value) + (deadline == NONE ? "" : "@" + deadline);
        }
    }
}
