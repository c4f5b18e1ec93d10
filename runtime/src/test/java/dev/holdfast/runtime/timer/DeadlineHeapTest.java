package dev.holdfast.runtime.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadlineHeapTest {

    @Test
    void what_is_left_when_the_last_are_removed_comes_in_order() {
        for (int size = 0; size < 200; size++) {
            Random random = new Random(size);
            DeadlineHeap heap = new DeadlineHeap();
            List<Long> deadlines = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                long deadline = random.nextInt(100);
                heap.push(deadline, row);
                deadlines.add(deadline);
            }
            for (int removed = random.nextInt(size + 1); removed > 0; removed--) {
                assertThat(deadlines.remove(heap.lastDeadline())).isTrue();
                assertThat(heap.lastRow()).isBetween(0, size - 1);
                heap.removeLast();
            }
            List<Long> popped = new ArrayList<>();
            while (!heap.isEmpty()) {
                popped.add(heap.topDeadline());
                heap.pop();
            }
            deadlines.sort(null);
            assertThat(popped).as("size %s", size).isEqualTo(deadlines);
        }
    }

    @Test
    void gives_deadlines_in_order_and_visits_those_before_a_threshold() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            DeadlineHeap heap = new DeadlineHeap();
            PriorityQueue<long[]> model = new PriorityQueue<>(Comparator.comparingLong(entry -> entry[0]));
            for (int i = 0; i < 500; i++) {
                if (model.isEmpty() || random.nextInt(3) > 0) {
                    long deadline = random.nextInt(100);
                    heap.push(deadline, i);
                    model.add(new long[] {deadline, i});
                } else {
                    assertThat(heap.topDeadline()).as("seed %s", seed).isEqualTo(model.peek()[0]);
                    int row = heap.topRow();
                    heap.pop();
                    model.removeIf(entry -> entry[1] == row);
                }
                long threshold = random.nextInt(120);
                List<Integer> visited = new ArrayList<>();
                heap.forEachBefore(threshold, visited::add);
                assertThat(visited)
                        .as("seed %s", seed)
                        .containsExactlyInAnyOrderElementsOf(model.stream()
                                .filter(entry -> entry[0] < threshold)
                                .map(entry -> (int) entry[1])
                                .toList());
            }
            assertThat(heap.size()).isEqualTo(model.size());
        }
    }
}
