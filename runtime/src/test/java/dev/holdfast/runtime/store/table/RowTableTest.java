package dev.holdfast.runtime.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.serial.KeyHash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The heap's table of rows, and how it keeps house. */
class RowTableTest {

    private final RowTable table = new RowTable();
    private final Map<String, String> model = new HashMap<>();

    @Test
    void rows_are_found_however_their_length_changes_and_whoever_goes() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            for (int change = 0; change < 3000; change++) {
                String key = "key" + random.nextInt(300);
                if (random.nextInt(5) == 0) {
                    remove(key);
                } else {
                    put(key, "x".repeat(random.nextInt(random.nextInt(50) == 0 ? 70_000 : 300)));
                }
            }
            assertThat(table.size()).isEqualTo(model.size());
            model.forEach((key, row) -> assertThat(row(key)).isEqualTo(row));
        }
    }

    /** It is used again for other rows, few or many. */
    @Test
    void what_was_cleared_is_empty_and_takes_rows_again() {
        Random random = new Random(20_261_129);
        for (int round = 0; round < 50; round++) {
            int rows = random.nextInt(random.nextInt(5) == 0 ? 5000 : 100);
            for (int row = 0; row < rows; row++) {
                put("key" + random.nextInt(2000), "x".repeat(random.nextInt(300)));
            }
            remove("key" + random.nextInt(2000));
            assertThat(table.size()).isEqualTo(model.size());
            assertThat(table.rows()).hasSize(model.size());
            model.forEach((key, row) -> assertThat(row(key)).isEqualTo(row));
            table.clear();
            model.clear();
            assertThat(table.size()).isZero();
            assertThat(table.liveBytes() + table.deadBytes()).isZero();
            assertThat(table.rows()).isEmpty();
        }
        assertThat(table.memoryUsedBytes()).isLessThan(300_000);
    }

    @Test
    void no_change_moves_more_than_a_few_rows() {
        Random random = new Random(20_261_121);
        int most = 0;
        for (int change = 0; change < 6_000; change++) {
            String key = "key" + random.nextInt(1000);
            int[] before = places();
            put(key, "x".repeat(50 + random.nextInt(50)));
            int[] after = places();
            int moved = (int) IntStream.range(0, before.length)
                    .filter(row -> before[row] != after[row])
                    .count();
            most = Math.max(most, moved);
        }
        assertThat(most).isBetween(2, 12);
    }

    @Test
    void memory_is_about_twice_what_lives_at_most() {
        Random random = new Random(20_261_121);
        for (int change = 0; change < 100_000; change++) {
            put("key" + random.nextInt(1000), "x".repeat(1000 + random.nextInt(1000)));
        }
        long live = model.values().stream().mapToLong(String::length).sum();
        assertThat(table.memoryUsedBytes()).isLessThan(live * 9 / 4);
        for (String key : model.keySet().toArray(String[]::new)) {
            remove(key);
        }
        assertThat(table.memoryUsedBytes()).isLessThan(200_000);
    }

    /** Where each row stands, as a number that changes when it is moved. */
    private int[] places() {
        int limit = IntStream.of(table.rows()).max().orElse(-1) + 1;
        int[] places = new int[limit];
        IntStream.of(table.rows())
                .forEach(row -> places[row] = 31 * System.identityHashCode(table.array(row)) + table.rowOffset(row));
        return places;
    }

    private void put(String key, String row) {
        model.put(key, row);
        byte[] bytes = bytes(key);
        byte[] rowBytes = bytes(row);
        ChangeBlockWriter block = new ChangeBlockWriter();
        block.append(bytes, 0, bytes.length, rowBytes, 0, rowBytes.length);
        ChangeBlockReader change = new ChangeBlockReader().reset(block.array(), 0, block.size());
        change.next();
        int found = find(key);
        if (found == RowTable.NO_ROW) {
            table.add(hash(key), change);
        } else {
            table.replace(found, change.array(), change.rowOffset(), change.rowLength());
        }
    }

    private void remove(String key) {
        model.remove(key);
        int found = find(key);
        if (found != RowTable.NO_ROW) {
            table.remove(found);
        }
    }

    private String row(String key) {
        int row = find(key);
        return new String(table.array(row), table.rowOffset(row), table.rowLength(row), StandardCharsets.UTF_8);
    }

    private int find(String key) {
        byte[] bytes = bytes(key);
        return table.find(hash(key), bytes, 0, bytes.length);
    }

    private static int hash(String key) {
        byte[] bytes = bytes(key);
        return KeyHash.of(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
