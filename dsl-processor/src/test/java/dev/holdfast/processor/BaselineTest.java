package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison with accepted schemas: what is accepted, what is silent, and what a build of a part of the types says. */
class BaselineTest {

    private static final String VISIT = "@StateRecord record Visit(int page, long at) {}";

    @TempDir
    private Path module;

    @Test
    void what_was_accepted_is_silent_and_written_a_field_per_line() throws IOException {
        assertThat(compile(true, VISIT).output()).isEmpty();
        assertThat(Files.readString(schemas().resolve("shop.Visit.schema")))
                .isEqualTo("shop.Visit(\n    int page,\n    long at)\n");
        assertThat(compile(false, VISIT).output()).isEmpty();
    }

    @Test
    void a_build_that_does_not_accept_writes_nothing() {
        assertThat(compile(false, VISIT).output()).contains("[SchemaMissing]");
        assertThat(schemas()).doesNotExist();
        compile(true, VISIT);
        byte[] before = bytes();
        compile(false, "@StateRecord record Visit(int page, long at, int more) {}");
        assertThat(bytes()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long at, int page|",
                "int page|",
                "long page, long at|",
                "int page, long at, int more|",
                "int page, long at, String more|StateSchemaChanged",
                "int page, long at, @DefaultValue(\"\") String more|",
                "Optional<Integer> page, long at|",
                "int site, long at|StateLooksRenamed",
                "int page, List<Long> times|StateFieldsLost",
                "int page, boolean open|StateFieldsLost",
                "@RenamedFrom(\"page\") int site, long at|",
                "short page, long at|StateSchemaChanged",
                "String page, long at|StateSchemaChanged"
            })
    void a_change_is_silent_if_older_states_are_restored(String components, String tag) {
        compile(true, VISIT);
        Compilation changed = compile(false, "@StateRecord record Visit(" + components + ") {}");
        if (tag == null) {
            assertThat(changed.output()).isEmpty();
        } else {
            assertThat(changed.output())
                    .startsWith("shop/Types.java:")
                    .contains("error: [" + tag + "]", "state-schemas/shop.Visit.schema");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@DefaultValue(\"a, \\\"b)\") String place|",
                "@DefaultValue(\"none\") String place|",
                "@DefaultValue(\"none\") String location|StateLooksRenamed",
                "@DefaultValue(\"none\") @RenamedFrom(\"place\") String location|"
            })
    void defaults_stand_in_the_file_and_say_nothing_of_what_is_gone(String component, String tag) throws IOException {
        compile(true, "@StateRecord record Visit(@DefaultValue(\"a, \\\"b)\") String place, int page) {}");
        assertThat(Files.readString(schemas().resolve("shop.Visit.schema")))
                .isEqualTo("shop.Visit(\n    string place = \"a, \\\"b)\",\n    int page)\n");
        Compilation changed = compile(false, "@StateRecord record Visit(" + component + ", int page) {}");
        assertThat(changed.output()).contains(tag == null ? "" : "error: [" + tag + "]");
        assertThat(changed.output().isEmpty()).isEqualTo(tag == null);
    }

    @Test
    void versions_are_migrated_in_chains() {
        String[] types = {
            "@StateRecord(version = 3) record Cart(String total) {",
            "    @MigrateFrom(2) static Cart fromCents(CartV2 old) { return new Cart(old.cents() + \"c\"); } }",
            "@StateRecord(version = 2) record CartV2(String cents) {",
            "    @MigrateFrom(1) static CartV2 fromEuros(CartV1 old) { return new CartV2(\"\" + old.euros()); } }",
            "@StateRecord record CartV1(double euros) {}"
        };
        compile(true, "@StateRecord record Cart(double euros) {}");
        assertThat(ofCart(compile(false, types))).isEmpty();
        types[3] = "}";
        assertThat(ofCart(compile(false, types))).contains("[StateSchemaChanged]");
    }

    @Test
    void a_change_of_a_generic_type_is_migrated_by_what_holds_it() {
        compile(
                true,
                "@StateRecord record Cart(Pair<Long> pair) {}",
                "@StateRecord record Pair<T>(T item, String euros) {}");
        assertThat(compile(
                                false,
                                "@StateRecord record Cart(Pair<Long> pair) {}",
                                "@StateRecord record Pair<T>(T item, long euros) {}")
                        .output())
                .contains(
                        "Fix: set @StateRecord(version = 2) on shop.Cart, since shop.Pair has no versions of its own, and add a"
                                + " @MigrateFrom(1) method");
        assertThat(ofCart(compile(
                        false,
                        "@StateRecord(version = 2) record Cart(Pair<Long> pair) {",
                        "    @MigrateFrom(1) static Cart fromText(CartV1 old) {",
                        "        return new Cart(new Pair<>(old.pair().item(), Long.parseLong(old.pair().euros()))); } }",
                        "@StateRecord record CartV1(OldPair<Long> pair) {}",
                        "@StateRecord record Pair<T>(T item, long euros) {}",
                        "@StateRecord record OldPair<T>(T item, String euros) {}")))
                .isEmpty();
    }

    /** What is said of the older versions is that they are not accepted yet. */
    private static String ofCart(Compilation compilation) {
        return String.join(
                "\n",
                compilation
                        .output()
                        .lines()
                        .filter(line -> line.contains("'") && line.contains("Cart"))
                        .toList());
    }

    @Test
    void a_part_of_the_types_is_compared_like_all_of_them() throws IOException {
        SourceFile page = types("Page", "@StateRecord record Page(int number) {}");
        SourceFile visit = types("Visit", "@StateRecord record Visit(Page page, long at) {}");
        compile(List.of(page, visit), true);
        Path classes = classes(List.of(page, visit));
        SourceFile changed = types("Visit", "@StateRecord record Visit(Page page, String at) {}");
        String whole = compile(List.of(page, changed), false).output();
        String part =
                compile(List.of(changed), false, "-cp", classes + classPath()).output();
        assertThat(part).isEqualTo(whole).contains("[StateSchemaChanged]");
        assertThat(compile(List.of(visit), false, "-cp", classes + classPath()).output())
                .isEmpty();
    }

    @Test
    void a_relative_folder_is_that_of_the_module() throws IOException {
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        Path classes = Files.createDirectories(module.resolve("target/classes"));
        javac(
                List.of(types("Visit", VISIT)),
                classes,
                "-Aholdfast.schemas=state-schemas",
                "-Aholdfast.acceptSchemas=true");
        assertThat(schemas().resolve("shop.Visit.schema")).exists();
    }

    @Test
    void modules_may_have_one_folder() throws IOException {
        for (String accepts : List.of("true", "false")) {
            for (String name : List.of("Visit", "Order")) {
                Path moduleOfType = Files.createDirectories(module.resolve(name));
                Files.writeString(moduleOfType.resolve("pom.xml"), "<project/>");
                String output = javac(
                        List.of(types(name, "@StateRecord record " + name + "(int n) {}")),
                        Files.createDirectories(moduleOfType.resolve("target/classes")),
                        "-Werror",
                        "-Aholdfast.schemas=../state-schemas",
                        "-Aholdfast.acceptSchemas=" + accepts);
                assertThat(output).as("what is of another module is not stale").isEmpty();
            }
        }
        assertThat(schemas().resolve("shop.Visit.schema")).exists();
        assertThat(schemas().resolve("shop.Order.schema")).exists();
    }

    @Test
    void the_eclipse_compiler_compares_too() throws IOException {
        compile(true, VISIT);
        Path source = Files.createDirectories(module.resolve("src/shop")).resolve("Types.java");
        Files.writeString(
                source, types("Types", VISIT.replace("long at", "String at")).text());
        EclipseCompiler eclipse =
                EclipseCompiler.run(module.resolve("src"), module, List.of("-Aholdfast.schemas=" + schemas()));
        assertThat(eclipse.output())
                .contains("[StateSchemaChanged] Older states cannot be read: 'at' in Visit changed.");
        assertThat(eclipse.isSuccess()).isFalse();
    }

    private Path schemas() {
        return module.resolve("state-schemas");
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(schemas().resolve("shop.Visit.schema"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void states_of_functions_are_accepted_by_name_and_kind() throws IOException {
        assertThat(watching(
                                true,
                                "@TimeToLive(\"P1D\") MapState<String, Long> seen, @TimeToLive(\"P1D\") ValueState<Long> total")
                        .output())
                .isEmpty();
        assertThat(Files.readString(schemas().resolve("shop.Watch.watch.states")))
                .isEqualTo("seen : MapState by java.lang.String\ntotal : ValueState\n");
        assertThat(watching(
                                false,
                                "@TimeToLive(\"P1D\") ValueState<Long> total, @TimeToLive(\"P1D\") MapState<String, Long> seen,"
                                        + " @TimeToLive(\"P1D\") ListState<Long> added")
                        .output())
                .isEmpty();
    }

    @Test
    void a_state_that_is_gone_or_renamed_or_something_else_is_an_error() {
        assertThat(watching(false, "@TimeToLive(\"P1D\") ValueState<Long> total")
                        .output())
                .contains("[SchemaMissing] The states of Watch.watch are not accepted yet.");
        watching(true, "@TimeToLive(\"P1D\") ValueState<Long> total");
        assertThat(watching(false, "@TimeToLive(\"P1D\") ValueState<Long> spent")
                        .output())
                .contains("[StateLooksRenamed] State 'total' of Watch.watch would be lost: it looks renamed.")
                .contains("before:   total : ValueState   (state-schemas/shop.Watch.watch.states)")
                .contains("now:      spent : ValueState")
                .contains("Fix: if it was renamed, write @Named(\"total\") before it;");
        assertThat(watching(false, "@Named(\"total\") @TimeToLive(\"P1D\") ValueState<Long> spent")
                        .output())
                .isEmpty();
        assertThat(watching(false, "@TimeToLive(\"P1D\") ListState<Long> list").output())
                .contains(
                        "[StateFieldsLost] State 'total' of Watch.watch would be lost: the function no longer takes it.")
                .contains("start with dropStateOf(\"Watch.watch/total\").");
        assertThat(watching(false, "@TimeToLive(\"P1D\") ListState<Long> total").output())
                .contains("[StateSchemaChanged] Older states cannot be read: 'total' of Watch.watch changed.");
    }

    private Compilation watching(boolean accepts, String states) {
        SourceFile source = SourceFile.of(
                "shop/Watch.java",
                "package shop;",
                "import dev.holdfast.annotation.*;",
                "import dev.holdfast.state.*;",
                "import java.util.*;",
                "final class Watch {",
                "    @UpdateFunction",
                "    static void watch(String user, Iterator<String> clicks, " + states + ", Emitter<String> out) {}",
                "}");
        return compile(List.of(source), accepts);
    }

    private Compilation compile(boolean accepts, String... types) {
        return compile(List.of(types("Types", types)), accepts);
    }

    private Compilation compile(List<SourceFile> sources, boolean accepts, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-Aholdfast.schemas=" + schemas());
        options.add("-Aholdfast.acceptSchemas=" + accepts);
        return Compilation.of(sources, options.toArray(String[]::new));
    }

    private static SourceFile types(String name, String... types) {
        List<String> lines =
                new ArrayList<>(List.of("package shop;", "import dev.holdfast.annotation.*;", "import java.util.*;"));
        lines.addAll(List.of(types));
        return SourceFile.of("shop/" + name + ".java", lines.toArray(String[]::new));
    }

    /** Compiled earlier, into a folder. */
    private Path classes(List<SourceFile> sources) throws IOException {
        Path folder = Files.createDirectories(module.resolve("earlier"));
        for (Map.Entry<String, byte[]> type : Compilation.of(sources).classes().entrySet()) {
            Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
        return folder;
    }

    private static String classPath() {
        return System.getProperty("path.separator") + System.getProperty("java.class.path");
    }

    private static String javac(List<SourceFile> sources, Path classes, String... options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> all = new ArrayList<>(List.of(options));
            all.addAll(List.of("-d", classes.toString()));
            StringWriter output = new StringWriter();
            JavaCompiler.CompilationTask task = compiler.getTask(output, files, null, all, null, sources);
            task.setProcessors(List.of(new HoldfastProcessor()));
            assertThat(task.call()).as(output.toString()).isTrue();
            return output.toString();
        }
    }
}
