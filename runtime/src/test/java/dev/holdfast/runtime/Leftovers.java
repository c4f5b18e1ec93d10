package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.holdfast.runtime.store.rocksdb.OpenHandles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Samples of what queries that have stopped may have left: memory, open files, threads, native objects, files. */
final class Leftovers {

    private static final long FEW_BYTES = 16L << 20;
    private static final long FEW_RESIDENT_BYTES = 200L << 20;
    private static final int FEW = 10;

    private final Path checkpoint;
    private final List<Sample> samples = new ArrayList<>();

    Leftovers(Path checkpoint) {
        this.checkpoint = checkpoint;
    }

    private record Sample(
            long heapBytes, long residentBytes, long openFiles, long threads, long nativeObjects, long files) {}

    void sample() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long threads = ManagementFactory.getThreadMXBean().getThreadCount();
        samples.add(new Sample(heap, residentBytes(), openFiles(), threads, OpenHandles.count(), files()));
    }

    /** What there is in the last half of the time is not more than in the first, but for a little that comes and goes. */
    void check() {
        assertFlat("heap", Sample::heapBytes, FEW_BYTES);
        assertFlat("resident memory", Sample::residentBytes, FEW_RESIDENT_BYTES);
        assertFlat("open files", Sample::openFiles, FEW);
        assertFlat("threads", Sample::threads, FEW);
        assertFlat("native objects", Sample::nativeObjects, 0);
        assertThat(samples).as("files of the checkpoint").allMatch(sample -> sample.files() < 100);
    }

    private void assertFlat(String what, ToLongFunction<Sample> figure, long tolerance) {
        List<Long> all = samples.stream().map(figure::applyAsLong).toList();
        int middle = all.size() / 2;
        assertThat(median(all.subList(middle, all.size())))
                .as("%s of samples %s", what, all)
                .isLessThanOrEqualTo(median(all.subList(0, middle)) + tolerance);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(checkpoint)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }

    /** Linux only. */
    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
