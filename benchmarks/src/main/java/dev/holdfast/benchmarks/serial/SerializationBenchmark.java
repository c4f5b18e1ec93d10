package dev.holdfast.benchmarks.serial;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writes and reads one value. Each library and shape has a virtual machine of its own, so that the compiler sees one codec
 * only. Compare the figures of one run, in the column {@code cpu}: processor time of the measuring thread, which other work
 * on the machine does not change much.
 *
 * <pre>
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     "-Dbenchmark=org.openjdk.jmh.Main SerializationBenchmark -prof gc -prof dev.holdfast.benchmarks.CpuTime"
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseParallelGC"})
public class SerializationBenchmark {

    @Param({"session", "account", "extent"})
    public String shape = "";

    @Param
    public Library library = Library.GENERATED;

    @SuppressWarnings("NullAway.Init") // by the harness, through prepare()
    private Contender<?> contender;

    @Setup
    public void prepare() throws Exception {
        contender = library.contender(Shape.named(shape));
    }

    @Benchmark
    public int write() throws Exception {
        return contender.write();
    }

    @Benchmark
    public Object read() throws Exception {
        return contender.read();
    }
}
