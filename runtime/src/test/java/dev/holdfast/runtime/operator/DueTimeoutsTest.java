package dev.holdfast.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which timeouts a batch calls, if more are due than it may. */
class DueTimeoutsTest {

    private static final ReadLimits TWO = new ReadLimits(2, Long.MAX_VALUE);

    private final StateStore store = StateStores.heap().get();

    @AfterEach
    void close_the_store() {
        store.close();
    }

    @Test
    void the_earliest_come_first_whichever_their_key_group_and_the_next_is_left_over() {
        put(0, 5, 40);
        put(1, 10);
        put(2, 20, 30);
        DueTimeouts due = choose(TWO, 100);
        assertThat(chosen(due)).containsExactly(1, 1, 0);
        assertThat(due.leftOverMillis(true)).isEqualTo(20);
    }

    @Test
    void of_one_deadline_the_key_groups_take_turns() {
        put(0, 7);
        put(1, 7, 7);
        put(2, 7);
        assertThat(chosen(choose(TWO, 100))).containsExactly(1, 1, 0);
        assertThat(chosen(choose(new ReadLimits(3, Long.MAX_VALUE), 100))).containsExactly(1, 1, 1);
    }

    @Test
    void bytes_of_rows_count_but_one_is_called_in_any_case() {
        put(0, 5, 40);
        put(1, 10);
        assertThat(chosen(choose(new ReadLimits(10, 1), 100))).containsExactly(1, 0, 0);
        assertThat(chosen(choose(new ReadLimits(10, 2 * rowBytes()), 100))).containsExactly(1, 1, 0);
    }

    @Test
    void if_all_fit_nothing_is_left_over() {
        put(0, 5);
        put(1, 10, 99, 100);
        DueTimeouts due = choose(new ReadLimits(3, Long.MAX_VALUE), 100);
        assertThat(chosen(due)).containsExactly(1, 2, 0);
        assertThat(due.leftOverMillis(true)).isEqualTo(EventTimes.END);
    }

    @Test
    void without_a_due_timeout_there_is_nothing() {
        put(0, 500);
        DueTimeouts due = choose(TWO, 100);
        assertThat(due.isAnyDue()).isFalse();
        assertThat(due.leftOverMillis(true)).isEqualTo(EventTimes.END);
    }

    @Test
    void a_key_group_with_far_more_than_its_share_ends_the_choice_where_its_list_ends() {
        long[] many = new long[1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = 10L + i;
        }
        put(0, many);
        put(1, 5, 5000);
        DueTimeouts due = choose(new ReadLimits(300, Long.MAX_VALUE), 10_000);
        assertThat(chosen(due)).containsExactly(202, 1, 0);
        assertThat(due.leftOverMillis(true)).isEqualTo(10 + 201);
    }

    @Test
    void one_deadline_of_all_keys_fills_the_batch_to_its_limit() {
        long[] many = new long[1000];
        Arrays.fill(many, 7);
        put(0, many);
        put(1, many);
        put(2, many);
        DueTimeouts due = choose(new ReadLimits(300, Long.MAX_VALUE), 100);
        assertThat(chosen(due)).containsExactly(100, 100, 100);
        assertThat(due.leftOverMillis(true)).isEqualTo(7);
    }

    private DueTimeouts choose(ReadLimits limits, long threshold) {
        DueTimeouts due = new DueTimeouts(limits, List.of(new StateTime(threshold, true)), 3);
        for (int keyGroup = 0; keyGroup < 3; keyGroup++) {
            due.list(0, keyGroup, store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, keyGroup));
        }
        due.choose();
        return due;
    }

    private static List<Integer> chosen(DueTimeouts due) {
        return List.of(due.chosen(0, 0), due.chosen(0, 1), due.chosen(0, 2));
    }

    private void put(int keyGroup, long... deadlines) {
        ChangeBlockWriter changes = new ChangeBlockWriter();
        for (int key = 0; key < deadlines.length; key++) {
            byte[] bytes = {(byte) (key >> 8), (byte) key};
            StateOutput row = row(deadlines[key]);
            changes.append(bytes, 0, bytes.length, row.array(), 0, row.size());
        }
        store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, keyGroup)
                .apply(new ChangeBlockReader().reset(changes.array(), 0, changes.size()));
    }

    private static long rowBytes() {
        return row(1).size();
    }

    private static StateOutput row(long deadline) {
        StateOutput row = new StateOutput();
        Row.writeHead(row, true, deadline, 0);
        row.writeLong(1);
        return row;
    }
}
