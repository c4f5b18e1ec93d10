package dev.holdfast.runtime.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.CorruptStateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeBlockTest {

    @Test
    void entries_taken_in_any_order_come_out_sorted_by_unsigned_key_bytes() {
        for (long seed = 0; seed < 50; seed++) {
            Map<byte[], Optional<byte[]>> entries = randomEntries(new Random(seed));
            ChangeBlockWriter block = shuffledBlock(entries, new Random(seed));
            ChangeBlockReader reader = new ChangeBlockReader().reset(block.array(), 0, block.size());
            for (Map.Entry<byte[], Optional<byte[]>> expected : entries.entrySet()) {
                assertThat(reader.next()).as("seed %d", seed).isTrue();
                assertThat(key(reader)).as("seed %d", seed).isEqualTo(expected.getKey());
                assertThat(reader.isRemoval()).isEqualTo(expected.getValue().isEmpty());
                assertThat(row(reader)).isEqualTo(expected.getValue().orElse(new byte[0]));
            }
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void a_sorter_can_be_used_again_after_clear() {
        ChangeBlockSorter sorter = new ChangeBlockSorter();
        for (int round = 0; round < 3; round++) {
            sorter.clear();
            sorter.append(new byte[] {2}, 0, 1, new byte[0], 0, 0);
            sorter.appendRemoval(new byte[] {1}, 0, 1);
            ChangeBlockWriter block = sorter.sort();
            assertThat(Arrays.copyOf(block.array(), block.size())).containsExactly(1, 1, 0, 1, 2, 1);
        }
    }

    @Test
    void a_discarded_entry_gives_way_to_another_of_its_key() {
        ChangeBlockSorter sorter = new ChangeBlockSorter();
        int first = sorter.append(new byte[] {2}, 0, 1, new byte[] {7}, 0, 1);
        int second = sorter.append(new byte[] {1}, 0, 1, new byte[] {8}, 0, 1);
        sorter.discard(first);
        int third = sorter.append(new byte[] {2}, 0, 1, new byte[] {9}, 0, 1);
        assertThat(sorter.read(third).array()[sorter.read(third).rowOffset()]).isEqualTo((byte) 9);
        ChangeBlockWriter block = sorter.sort();
        assertThat(Arrays.copyOf(block.array(), block.size())).containsExactly(1, 1, 2, 8, 1, 2, 2, 9);
        sorter.discard(second);
        sorter.discard(third);
        assertThat(sorter.sort().size()).isZero();
    }

    @Test
    void keys_that_begin_alike_are_sorted_by_what_follows() {
        ChangeBlockSorter sorter = new ChangeBlockSorter();
        List<String> keys =
                List.of("user:00012", "user:0", "user:00012\0", "user:0\uffff", "user:000121234567", "user:00013");
        for (String key : keys) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            sorter.append(bytes, 0, bytes.length, bytes, 0, 0);
        }
        ChangeBlockWriter block = sorter.sort();
        ChangeBlockReader reader = new ChangeBlockReader().reset(block.array(), 0, block.size());
        List<String> sorted = new ArrayList<>();
        while (reader.next()) {
            sorted.add(new String(key(reader), StandardCharsets.UTF_8));
        }
        assertThat(sorted)
                .containsExactly(
                        "user:0", "user:00012", "user:00012\0", "user:000121234567", "user:00013", "user:0\uffff");
    }

    @Test
    void a_key_that_is_taken_twice_is_refused() {
        ChangeBlockSorter sorter = new ChangeBlockSorter();
        sorter.append(new byte[] {2}, 0, 1, new byte[0], 0, 0);
        sorter.appendRemoval(new byte[] {2}, 0, 1);
        assertThatThrownBy(sorter::sort)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void a_damaged_block_ends_in_an_exception_or_in_other_entries_but_always_ends() {
        Random random = new Random(7);
        ChangeBlockWriter block = shuffledBlock(randomEntries(random), random);
        for (int i = 0; i < block.size(); i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = Arrays.copyOf(block.array(), block.size());
                damaged[i] ^= (byte) (1 << bit);
                readAll(damaged);
            }
        }
    }

    @Test
    void a_length_beyond_the_block_is_refused() {
        assertThatThrownBy(() -> new ChangeBlockReader()
                        .reset(new byte[] {5, 1, 2}, 0, 3)
                        .next())
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("5 as a length, 2 bytes left");
    }

    private static void readAll(byte[] block) {
        ChangeBlockReader reader = new ChangeBlockReader().reset(block, 0, block.length);
        int entries = 0;
        try {
            while (reader.next()) {
                entries++;
                assertThat(key(reader).length + row(reader).length).isLessThan(block.length);
            }
        } catch (CorruptStateException expected) {
            assertThat(expected).hasMessageContaining("change block");
        }
        assertThat(entries).isLessThanOrEqualTo(block.length);
    }

    private static Map<byte[], Optional<byte[]>> randomEntries(Random random) {
        Map<byte[], Optional<byte[]>> entries = new TreeMap<>(Arrays::compareUnsigned);
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[random.nextInt(12)];
            random.nextBytes(key);
            for (int j = 0; j < key.length - 2; j++) {
                key[j] = 0;
            }
            byte[] row = new byte[random.nextInt(200)];
            entries.put(key, random.nextInt(4) == 0 ? Optional.empty() : Optional.of(row));
        }
        return entries;
    }

    private static ChangeBlockWriter shuffledBlock(Map<byte[], Optional<byte[]>> entries, Random random) {
        ChangeBlockSorter sorter = new ChangeBlockSorter();
        List<Map.Entry<byte[], Optional<byte[]>>> shuffled = new ArrayList<>(entries.entrySet());
        Collections.shuffle(shuffled, random);
        for (Map.Entry<byte[], Optional<byte[]>> entry : shuffled) {
            byte[] key = entry.getKey();
            entry.getValue()
                    .ifPresentOrElse(
                            row -> sorter.append(key, 0, key.length, row, 0, row.length),
                            () -> sorter.appendRemoval(key, 0, key.length));
        }
        return sorter.sort();
    }

    private static byte[] key(ChangeBlockReader reader) {
        return Arrays.copyOfRange(reader.array(), reader.keyOffset(), reader.keyOffset() + reader.keyLength());
    }

    private static byte[] row(ChangeBlockReader reader) {
        return Arrays.copyOfRange(reader.array(), reader.rowOffset(), reader.rowOffset() + reader.rowLength());
    }
}
