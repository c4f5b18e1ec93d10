package dev.holdfast.runtime.store.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.store.table.RowTable;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineOrderTest {

    private final RowTable table = new RowTable();

    /** From a few deadlines that many rows share to as many as there are numbers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 1000, 1L << 40, 1L << 58, Long.MAX_VALUE})
    void rows_are_in_the_order_of_their_deadlines_and_then_of_their_keys(long range) {
        Random random = new Random(range);
        for (int count = 0; count < 200; count++) {
            long deadline = random.nextLong(range) * (random.nextBoolean() ? 1 : -1);
            add("key" + random.nextInt(1000) + "-" + count, deadline);
        }
        int[] rows = table.rows();
        int[] expected = Arrays.stream(table.sortedByKey(rows))
                .boxed()
                .sorted(Comparator.comparingLong(table::deadline))
                .mapToInt(Integer::intValue)
                .toArray();

        assertThat(DeadlineOrder.sorted(rows, table)).isEqualTo(expected);
    }

    @Test
    void the_first_and_the_last_deadline_there_can_be_are_sorted() {
        int last = add("a", Long.MAX_VALUE);
        int first = add("b", Long.MIN_VALUE + 1);
        int middle = add("c", 0);

        assertThat(DeadlineOrder.sorted(new int[] {last, middle, first}, table)).containsExactly(first, middle, last);
    }

    @Test
    void none_and_one_row_are_sorted() {
        int only = add("a", 5);

        assertThat(DeadlineOrder.sorted(new int[0], table)).isEmpty();
        assertThat(DeadlineOrder.sorted(IntStream.of(only).toArray(), table)).containsExactly(only);
    }

    private int add(String key, long deadlineMillis) {
        StateOutput address = new StateOutput();
        address.writeKeyString(key);
        StateOutput row = new StateOutput();
        Row.writeHead(row, false, deadlineMillis, 0);
        int hash = KeyHash.of(address.array(), 0, address.size());
        return table.add(hash, address.array(), 0, address.size(), row.array(), 0, row.size());
    }
}
