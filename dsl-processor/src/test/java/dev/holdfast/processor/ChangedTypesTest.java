package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.evolution.MigrationSet;
import dev.holdfast.evolution.Resolution;
import dev.holdfast.evolution.SchemaChange;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two versions of a state type, and what becomes of a value of the first. The compiler, which knows the accepted schema, is silent
 * if and only if the value comes over. A case is a folder with a value and the two versions in {@code case.txt}.
 */
class ChangedTypesTest {

    private static final String TYPE = "shop.State";
    private static final String IMPORTS = "import dev.holdfast.annotation.*; import java.math.*; import java.time.*; "
            + "import java.util.*; import org.jspecify.annotations.Nullable;";

    @TempDir
    Path schemas;

    @TestFactory
    Stream<DynamicTest> change() {
        return TestFolders.casesIn("changes").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private void check(Path folder) throws Exception {
        String[] parts = Files.readString(folder.resolve("case.txt")).split("---\n", -1);
        Path accepted = Files.createDirectories(schemas.resolve(folder.getFileName()));
        Compilation before = compile(
                accepted,
                true,
                parts[1],
                "final class Maker { static Object make() { return " + parts[0].strip() + "; } }");
        Compilation now = compile(accepted, false, parts[2]);
        boolean isRefused = Stream.of("[StateSchemaChanged]", "[StateLooksRenamed]", "[StateFieldsLost]")
                .anyMatch(now.output()::contains);
        String outcome =
                outcome(before.loader(), compile(accepted, true, parts[2]).loader());
        assertThat(outcome).as(now.output()).startsWith(isRefused ? "refused\n" : "restored\n");
        TestFolders.check(folder.resolve("expected.txt"), outcome);
    }

    private static Compilation compile(Path accepted, boolean accepts, String... texts) {
        List<SourceFile> sources = new ArrayList<>();
        for (String text : texts) {
            String name = text.startsWith("final class Maker") ? "Maker" : "State";
            sources.add(SourceFile.of("shop/" + name + ".java", "package shop;", IMPORTS, text));
        }
        Compilation compilation =
                Compilation.of(sources, "-Aholdfast.schemas=" + accepted, "-Aholdfast.acceptSchemas=" + accepts);
        if (accepts) {
            assertThat(compilation.isSuccess()).as(compilation.output()).isTrue();
        }
        return compilation;
    }

    private static String outcome(ClassLoader before, ClassLoader now) throws Exception {
        StateSerializer<Object> older = serializer(before);
        StateSerializer<Object> newer = serializer(now);
        SchemaType written = SchemaType.parse(older.schema().toString());
        Resolution resolution = Resolution.of(written, newer.schema().type(), MigrationSet.of(newer));
        if (!resolution.restores()) {
            return resolution.refusals().stream()
                    .map(ChangedTypesTest::text)
                    .collect(Collectors.joining("\n", "refused\n", "\n"));
        }
        Method maker = before.loadClass("shop.Maker").getDeclaredMethod("make");
        maker.setAccessible(true);
        StateOutput bytes = new StateOutput();
        older.write(maker.invoke(null), bytes);
        StateOutput current = new StateOutput();
        resolution.plan().run(new StateInput(bytes.toByteArray()), current);
        StateInput in = new StateInput(current.toByteArray());
        Object restored = newer.read(in);
        in.expectEnd();
        return "restored\n" + DeepText.of(restored) + "\n";
    }

    private static String text(SchemaChange change) {
        return change + "\n  Fix: " + change.fix();
    }

    @SuppressWarnings("unchecked") // by name: the class is generated
    private static StateSerializer<Object> serializer(ClassLoader loader) throws Exception {
        Constructor<?> constructor = loader.loadClass(TYPE + "Serializer").getDeclaredConstructor();
        constructor.setAccessible(true);
        return (StateSerializer<Object>) constructor.newInstance();
    }
}
