package dev.holdfast.benchmarks.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Processor time of all threads, garbage collector and compaction among them, for each of many repetitions. */
final class Cost {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int SETTLING_MILLIS = 200;

    private Cost() {}

    /** One repetition. */
    @FunctionalInterface
    interface Repetition {
        void run(int number) throws Exception;
    }

    /** The mean of the later half, in nanoseconds of processor time for each of {@code operations}. */
    static double perOperation(int repetitions, long operations, Repetition repetition) throws Exception {
        return measure(repetitions, operations, repetition, MACHINE::getProcessCpuTime);
    }

    /** The same for the calling thread alone. */
    static double perOperationOfThread(int repetitions, long operations, Repetition repetition) throws Exception {
        return measure(
                repetitions, operations, repetition, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    private static double measure(int repetitions, long operations, Repetition repetition, LongSupplier clock)
            throws Exception {
        int first = repetitions / 2;
        long start = 0;
        for (int number = 0; number < repetitions; number++) {
            if (number == first) {
                start = clock.getAsLong();
            }
            repetition.run(number);
        }
        return (double) (clock.getAsLong() - start) / (repetitions - first) / operations;
    }

    /** What each of many operations cost: time, and processor time of all threads. */
    record Turn(long operations, double wallNanos, double cpuNanos) {

        double seconds() {
            return wallNanos * operations / 1e9;
        }

        /** Both together. */
        Turn plus(Turn other) {
            long all = operations + other.operations;
            return new Turn(
                    all,
                    (wallNanos * operations + other.wallNanos * other.operations) / all,
                    (cpuNanos * operations + other.cpuNanos * other.operations) / all);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f ns, %.0f of processor time", wallNanos, cpuNanos);
        }
    }

    /** Runs repetitions, and waits until what they left to other threads is done; the processor time includes that. */
    static Turn turn(int repetitions, long operations, Repetition repetition) throws Exception {
        settle();
        long start = System.nanoTime();
        long startCpu = MACHINE.getProcessCpuTime();
        for (int number = 0; number < repetitions; number++) {
            repetition.run(number);
        }
        long wall = System.nanoTime() - start;
        settle();
        long all = repetitions * operations;
        return new Turn(all, (double) wall / all, (double) (MACHINE.getProcessCpuTime() - startCpu) / all);
    }

    /** Waits until no thread has work. */
    private static void settle() throws InterruptedException {
        long before;
        do {
            before = MACHINE.getProcessCpuTime();
            Thread.sleep(SETTLING_MILLIS);
        } while (MACHINE.getProcessCpuTime() - before > SETTLING_MILLIS * 50_000L);
    }

    static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** What the operating system says that the process has in memory, in bytes; Linux only. */
    static long residentBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
