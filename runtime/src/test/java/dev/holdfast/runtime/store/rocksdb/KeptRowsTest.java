package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows stay on the heap, and what the database is told of those that leave it. */
class KeptRowsTest {

    private static final long ALL = Long.MAX_VALUE;

    private final KeptBytes bytes = new KeptBytes(0);
    private final KeptRows rows = new KeptRows(bytes, RowAccess.BY_KEY);
    private final TreeMap<String, byte[]> database = new TreeMap<>();
    private final List<String> written = new ArrayList<>();

    @Test
    void changed_rows_are_written_sorted_when_they_leave_and_others_are_not() {
        put("c", "1");
        put("a", "2");
        read("b", stored("3"));
        assertThat(evict(ALL)).isTrue();
        assertThat(written).containsExactly("put a", "put c");
        assertThat(find("a")).isEqualTo(KeptRows.NO_ROW);
        assertThat(find("b")).isEqualTo(KeptRows.NO_ROW);
    }

    @Test
    void a_row_that_the_database_has_not_seen_is_not_removed_there() {
        put("a", "1");
        rows.remove(find("a"));
        evict(ALL);
        assertThat(written).isEmpty();
    }

    @Test
    void a_row_that_the_database_has_is_known_to_be_absent_until_it_is_removed_there() {
        read("a", stored("1"));
        rows.remove(find("a"));
        assertThat(rows.exists(find("a"))).isFalse();
        evict(ALL);
        assertThat(written).containsExactly("remove a");
        read("a", StoredRow.ABSENT);
        put("a", "2");
        rows.remove(find("a"));
        evict(ALL);
        assertThat(written).containsExactly("remove a");
    }

    @Test
    void a_row_that_was_written_is_not_written_again_unless_it_changes() {
        put("a", "1");
        put("b", "1");
        rows.writeChanged(this::write);
        put("b", "2");
        evict(ALL);
        assertThat(written).containsExactly("put a", "put b", "put b");
    }

    @Test
    void rows_that_were_used_are_spared_as_often_as_they_were_used_but_three_times_at_most() {
        put("never", "1");
        put("once", "1");
        put("often", "1");
        rows.use(find("once"));
        for (int use = 0; use < 10; use++) {
            rows.use(find("often"));
        }
        evict(ALL);
        assertThat(written).containsExactly("put never");
        evict(ALL);
        assertThat(written).containsExactly("put never", "put once");
        evict(ALL);
        assertThat(written).hasSize(2);
        evict(ALL);
        assertThat(written).containsExactly("put never", "put once", "put often");
    }

    @Test
    void a_registration_stays_with_its_row_and_is_written_with_it() {
        byte[] early = StoredRow.of(row("1", 90), 0, row("1", 90).length, 90, 40);
        read("a", early);
        read("b", stored("2"));
        assertThat(rows.registeredMillis(find("a"))).isEqualTo(40);
        assertThat(rows.registeredMillis(find("b"))).isEqualTo(Row.NO_DEADLINE);
        assertThat(rows.stored(find("a"))).isEqualTo(early);
        rows.reregister(find("a"), 90);
        evict(ALL);
        assertThat(written).containsExactly("put a");
        assertThat(StoredRow.registration(database.get("a"), 90)).isEqualTo(90);
    }

    @Test
    void what_is_kept_and_what_was_written_are_all_rows_whatever_leaves_when() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            Map<String, String> model = new TreeMap<>();
            for (int step = 0; step < 1_000; step++) {
                String key = "seed" + seed + "key" + random.nextInt(200);
                int row = known(key);
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> {
                        if (model.remove(key) != null) {
                            rows.remove(row);
                        }
                    }
                    case 3 -> rows.use(row);
                    case 4 -> evict(random.nextInt(random.nextBoolean() ? 200 : 20_000));
                    default -> {
                        model.put(key, "v".repeat(random.nextInt(60)));
                        put(key, model.get(key));
                    }
                }
            }
            String where = "seed " + seed;
            for (int number = 0; number < 200; number++) {
                String key = "seed" + seed + "key" + number;
                assertThat(value(known(key))).as(where).isEqualTo(model.get(key));
            }
            for (int turn = 0; turn < 5; turn++) {
                evict(ALL);
            }
            assertThat(database.subMap("seed" + seed + "key", "seed" + seed + "l")
                            .keySet())
                    .as(where)
                    .isEqualTo(model.keySet());
            assertThat(rows.memoryUsedBytes()).as(where).isLessThan(1_000);
        }
        assertThat(bytes.excess()).isEqualTo(rows.memoryUsedBytes());
    }

    private int known(String key) {
        int row = find(key);
        return row == KeptRows.NO_ROW ? read(key, database.getOrDefault(key, StoredRow.ABSENT)) : row;
    }

    private @Nullable String value(int row) {
        if (!rows.exists(row)) {
            return null;
        }
        Row read = new Row();
        rows.read(row, read);
        return read.value().readString();
    }

    private boolean evict(long atLeast) {
        return rows.evict(atLeast, this::write);
    }

    private void write(byte[] key, int offset, int length, byte[] stored, boolean inDatabase) {
        String text = new String(key, offset, length, StandardCharsets.UTF_8);
        assertThat(database.containsKey(text)).isEqualTo(inDatabase);
        if (stored == StoredRow.ABSENT) {
            written.add("remove " + text);
            database.remove(text);
        } else {
            written.add("put " + text);
            database.put(text, stored);
        }
    }

    private int find(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return rows.find(KeyHash.of(bytes, 0, bytes.length), bytes, 0, bytes.length);
    }

    private int read(String key, byte[] stored) {
        if (stored != StoredRow.ABSENT) {
            database.put(key, stored);
        }
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return rows.add(KeyHash.of(bytes, 0, bytes.length), bytes, 0, bytes.length, stored);
    }

    private void put(String key, String value) {
        int found = find(key);
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] row = row(value, Row.NO_DEADLINE);
        ChangeBlockWriter block = new ChangeBlockWriter();
        block.append(bytes, 0, bytes.length, row, 0, row.length);
        ChangeBlockReader change = new ChangeBlockReader().reset(block.array(), 0, block.size());
        change.next();
        rows.put(found == KeptRows.NO_ROW ? read(key, StoredRow.ABSENT) : found, change, Row.NO_DEADLINE);
    }

    private static byte[] stored(String value) {
        byte[] row = row(value, Row.NO_DEADLINE);
        return StoredRow.of(row, 0, row.length, Row.NO_DEADLINE, Row.NO_DEADLINE);
    }

    private static byte[] row(String value, long deadlineMillis) {
        StateOutput row = new StateOutput();
        Row.writeHead(row, true, deadlineMillis, 0);
        row.writeString(value);
        return row.toByteArray();
    }
}
