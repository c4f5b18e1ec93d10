package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemorySourceTest {

    private final MemorySource<Integer> source = MemorySource.of("numbers");

    @Test
    void events_are_read_in_the_order_in_which_they_were_added() throws IOException {
        source.add(1, 2);
        try (SourceDriver<Integer> driver = new SourceDriver<>(source).drain()) {
            source.addAll(List.of(3));

            assertThat(driver.drain().events()).containsExactly(1, 2, 3);
            assertThat(driver.position).isEqualTo(new Offset("3"));
        }
    }

    @Test
    void batches_are_limited_by_events() throws IOException {
        source.add(1, 2, 3, 4, 5);
        try (SourceDriver<Integer> driver = new SourceDriver<>(source)) {
            assertThat(driver.drain(new ReadLimits(2, 1)).batchSizes).containsExactly(2, 2, 1);
        }
    }

    @Test
    void adding_wakes_the_queries_that_are_open() throws IOException {
        SourceDriver<Integer> closed = new SourceDriver<>(source);
        closed.close();
        try (SourceDriver<Integer> first = new SourceDriver<>(source);
                SourceDriver<Integer> second = new SourceDriver<>(source)) {
            source.add(1);

            assertThat(List.of(first.wakeUps, second.wakeUps, closed.wakeUps)).containsExactly(1, 1, 0);
        }
    }

    @Test
    void a_restart_reads_on_and_another_query_reads_everything() throws IOException {
        source.add(1, 2);
        try (SourceDriver<Integer> driver = new SourceDriver<>(source).drain();
                SourceDriver<Integer> other = new SourceDriver<>(source)) {
            driver.restart();
            source.add(3);

            assertThat(driver.drain().events()).containsExactly(1, 2, 3);
            assertThat(other.drain().events()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_large_batch_is_cut_into_splits_that_give_every_event_once() throws IOException {
        List<Integer> numbers = IntStream.range(0, 100_000).boxed().toList();
        source.addAll(numbers);
        try (SourceDriver<Integer> driver = new SourceDriver<>(source)) {
            assertThat(driver.reader()
                            .plan(null, driver.reader().latest(), SourceDriver.NO_LIMITS)
                            .splits())
                    .hasSizeGreaterThan(1);
            assertThat(driver.drain().events()).isEqualTo(numbers);
        }
    }

    @Test
    void a_checkpoint_of_another_process_is_refused() throws IOException {
        source.add(1);
        try (SourceDriver<Integer> driver = new SourceDriver<>(source)) {
            driver.position = new Offset("2");
            assertThatThrownBy(driver::drain).hasMessageContainingAll("numbers", "behind event 2", "only 1");
            driver.position = new Offset("{}");
            assertThatThrownBy(driver::drain).hasMessageContaining("not written by source numbers");
        }
    }

    @Test
    void several_threads_may_add_while_a_query_reads() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int first = writer * 10_000;
            writers.add(new Thread(() -> IntStream.range(first, first + 10_000).forEach(source::add)));
        }
        try (SourceDriver<Integer> driver = new SourceDriver<>(source)) {
            writers.forEach(Thread::start);
            while (driver.events().size() < 40_000) {
                driver.batch(new ReadLimits(100, 1));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(driver.events()).doesNotHaveDuplicates().hasSize(40_000);
        }
    }
}
