package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.heap.HeapStateStore;
import org.junit.jupiter.api.Test;

/** What the heap store needs for its rows. */
class HeapMemoryTest {

    @Test
    void memory_does_not_grow_when_the_same_keys_are_written_again_and_again() {
        try (StateStore store = new HeapStateStore()) {
            KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
            long afterFirst = 0;
            for (int round = 0; round < 200; round++) {
                Changes changes = new Changes();
                for (int key = 0; key < 500; key++) {
                    changes.put("key" + key, "x".repeat(1 + (key + round) % 40), Row.NO_DEADLINE);
                }
                rows.apply(changes.reader());
                afterFirst = round == 20 ? rows.memoryUsedBytes() : afterFirst;
            }
            assertThat(rows.rows()).isEqualTo(500);
            assertThat(rows.memoryUsedBytes()).isLessThan(2 * afterFirst);
        }
    }
}
