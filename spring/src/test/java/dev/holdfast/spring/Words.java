package dev.holdfast.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A query that counts words, and fails at one. */
final class Words {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    final MemorySource<String> source = MemorySource.of("words");
    final List<String> counts = new CopyOnWriteArrayList<>();
    volatile String failsAt = "bad";

    Pipeline counting() {
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(FlatMapGroups.<String, String, Long, String>withoutTimeout(
                        "Words.count", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                            long count = state.getOption().orElse(0L);
                            while (events.hasNext()) {
                                events.next();
                                count++;
                            }
                            state.update(count);
                            out.emit(key + " " + count);
                        }))
                .writeTo(ForEach.sink("counts", this::take));
    }

    /** Reads the same, and waits in each batch. */
    Pipeline waitingFor(CountDownLatch latch) {
        return Stream.from(source).writeTo(ForEach.sink("slow", word -> await(latch)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String count) {
        if (count.startsWith(failsAt)) {
            throw new IllegalStateException("no luck with " + count);
        }
        counts.add(count);
    }

    static void until(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
