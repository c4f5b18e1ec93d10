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
