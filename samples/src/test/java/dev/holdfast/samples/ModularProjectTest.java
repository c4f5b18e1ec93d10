package dev.holdfast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.palantir.javapoet.JavaFile;
import dev.holdfast.Stream;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.processor.HoldfastProcessor;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.testkit.OperatorTester;
import java.io.File;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;

/** Projects with a descriptor of their own, which require what the guide says and nothing else. */
class ModularProjectTest {

    private static final List<Class<?>> HOLDFAST = List.of(
            Stream.class, KeyedOperator.class, EmbeddedEngine.class, NullMarked.class, Logger.class, UltraLogLog.class);
    private static final List<Class<?>> JACKSON =
            List.of(ObjectMapper.class, JsonFactory.class, JsonProperty.class, JavaTimeModule.class, Jdk8Module.class);

    private static final String PROGRAM = """
            package shop;

            import dev.holdfast.Pipeline;
            import dev.holdfast.Stream;
            import dev.holdfast.annotation.StateRecord;
            import dev.holdfast.annotation.Unbounded;
            import dev.holdfast.annotation.UpdateFunction;
            import dev.holdfast.engine.StreamingQuery;
            import dev.holdfast.engine.Trigger;
            import dev.holdfast.runtime.EmbeddedEngine;
            import dev.holdfast.runtime.StateStores;
            import dev.holdfast.runtime.io.Console;
            import dev.holdfast.runtime.io.JsonLines;
            import dev.holdfast.runtime.io.MemorySource;
            import dev.holdfast.state.GroupState;
            import java.nio.file.Path;
            import java.util.Iterator;

            final class Totals {

                record Order(String customer, int cents) {}

                @StateRecord
                record Total(int cents) {}

                private Totals() {}

                @Unbounded("few customers")
                @UpdateFunction
                static String add(String customer, Iterator<Order> orders, GroupState<Total> state) {
                    int cents = state.exists() ? state.get().cents() : 0;
                    while (orders.hasNext()) {
                        cents += orders.next().cents();
                    }
                    state.update(new Total(cents));
                    return customer + " owes " + cents;
                }

                public static void main(String[] args) throws Exception {
                    %s
                    Pipeline pipeline = Stream.from(source)
                            .groupByKey(Order::customer)
                            .mapGroupsWithState(TotalsOperators.add())
                            .writeTo(Console.sink());
                    try (StreamingQuery query = EmbeddedEngine.builder()
                            .checkpoint(Path.of("checkpoint"))
                            .stateStore(StateStores.%s())
                            .trigger(Trigger.availableNow())
                            .start(pipeline)) {
                        query.awaitTermination();
                    }
                }
            }
            """;
    private static final String MEMORY =
            "MemorySource<Order> source = MemorySource.of(\"orders\"); source.add(new Order(\"ann\", 2), new Order(\"ann\", 3));";
    private static final String JSON = "var source = JsonLines.source(Path.of(\"orders.jsonl\"), Order.class);";

    @TempDir
    private Path project;

    @Test
    void a_module_requires_the_runtime_and_nothing_else() throws Exception {
        compile("module shop { requires dev.holdfast.runtime; }", PROGRAM.formatted(MEMORY, "heap"), path(HOLDFAST));
        assertThat(run(path(HOLDFAST))).contains("ann owes 5");
    }

    @Test
    void a_module_that_reads_json_lines_requires_jackson_and_opens_its_events() throws Exception {
        String modules = path(HOLDFAST) + File.pathSeparator + path(JACKSON);
        Files.writeString(project.resolve("orders.jsonl"), "{\"customer\":\"ann\",\"cents\":7}\n");
        compile("""
                module shop {
                    requires dev.holdfast.runtime;
                    requires com.fasterxml.jackson.databind;

                    opens shop to com.fasterxml.jackson.databind;
                }
                """, PROGRAM.formatted(JSON, "heap"), modules);
        assertThat(run(modules)).contains("ann owes 7");
    }

    @Test
    void a_module_with_state_in_rocksdb_adds_it_when_it_starts() throws Exception {
        String modules = path(HOLDFAST) + File.pathSeparator + path(List.of(RocksDB.class));
        compile("module shop { requires dev.holdfast.runtime; }", PROGRAM.formatted(MEMORY, "rocksDb"), modules);
        assertThat(run(modules, "--add-modules", "rocksdbjni")).contains("ann owes 5");
    }

    @Test
    void a_module_of_tests_requires_the_test_kit() throws Exception {
        String test = """
                package shop;

                import dev.holdfast.runtime.io.MemorySource;
                import dev.holdfast.testkit.OperatorTester;

                final class Totals {
                    private Totals() {}

                    public static void main(String[] args) {
                        System.out.println(OperatorTester.class.getModule().getName() + ", "
                                + MemorySource.class.getModule().getName());
                    }
                }
                """;
        String modules = path(HOLDFAST)
                + File.pathSeparator
                + path(List.of(OperatorTester.class, Assertions.class))
                + File.pathSeparator
                + byteBuddy();
        compile("module shop { requires dev.holdfast.testkit; }", test, modules);
        assertThat(run(modules)).isEqualTo("dev.holdfast.testkit, dev.holdfast.runtime\n");
    }

    /** As the README recommends: every warning fails. */
    private void compile(String descriptor, String program, String modules) throws Exception {
        Path sources = Files.createDirectories(project.resolve("src/shop"));
        Path main = Files.writeString(sources.resolve("Totals.java"), program);
        Path module = Files.writeString(project.resolve("src/module-info.java"), descriptor);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            StringWriter printed = new StringWriter();
            List<String> options = List.of(
                    "--module-path",
                    modules,
                    "--processor-path",
                    path(List.of(HoldfastProcessor.class, JavaFile.class, Stream.class, NullMarked.class)),
                    "-Xlint:all,-processing",
                    "-Werror",
                    "-d",
                    project.resolve("classes").toString());
            boolean compiles = javac.getTask(
                            printed, files, null, options, null, files.getJavaFileObjects(main, module))
                    .call();
            assertThat(printed.toString()).isEmpty();
            assertThat(compiles).isTrue();
        }
    }

    private String run(String modules, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--module-path", modules + File.pathSeparator + project.resolve("classes"), "-m", "shop/shop.Totals"));
        Path errors = project.resolve("errors.txt");
        Path printed = project.resolve("printed.txt");
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(printed.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return Files.readString(printed);
    }

    /** The jars of types, or the folders of classes that will be jars. */
    private static String path(List<Class<?>> types) throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : types) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return places.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** What the assertions require, though no test names it. */
    private static String byteBuddy() throws Exception {
        return path(List.of(Class.forName("net.bytebuddy.ByteBuddy")));
    }
}
