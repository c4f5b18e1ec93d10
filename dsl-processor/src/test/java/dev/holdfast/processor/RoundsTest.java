package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.Schema;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What is generated when, beside other processors and in spite of errors. */
class RoundsTest {

    private static final SourceFile SESSION = SourceFile.of(
            "shop/Session.java",
            "package shop;",
            "import dev.holdfast.annotation.StateRecord;",
            "@StateRecord",
            "public record Session(int clicks, Visit visit) {}");

    private static final SourceFile SESSIONS = SourceFile.of(
            "shop/Sessions.java",
            "package shop;",
            "import dev.holdfast.annotation.UpdateFunction;",
            "import dev.holdfast.state.ProcessingTimeGroupState;",
            "import java.util.Iterator;",
            "public final class Sessions {",
            "    @UpdateFunction",
            "    public static String track(String user, Iterator<String> clicks, ProcessingTimeGroupState<Session> state) {",
            "        return user;",
            "    }",
            "    @UpdateFunction",
            "    public static String count(String user, Iterator<String> clicks, ProcessingTimeGroupState<Long> state) {",
            "        return user;",
            "    }",
            "}");

    private static final SourceFile OTHER_PACKAGE = SourceFile.of(
            "program/Program.java",
            "package program;",
            "import shop.SessionsOperators;",
            "final class Program {",
            "    Object track = SessionsOperators.count();",
            "}");

    @Test
    void a_type_that_refers_to_a_generated_type_waits_for_it() {
        Compilation compilation = Compilation.run(
                List.of(SESSION, SESSIONS, OTHER_PACKAGE), List.of(new HoldfastProcessor(), new VisitProcessor()));
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.generated().keySet())
                .containsExactly(
                        "shop/SessionSerializer.java",
                        "shop/SessionsOperators.java",
                        "shop/Visit.java",
                        "shop/VisitSerializer.java");
    }

    @Test
    void a_refused_record_takes_along_what_contains_it_and_nothing_else() {
        SourceFile visit = SourceFile.of(
                "shop/Visit.java",
                "package shop;",
                "import dev.holdfast.annotation.StateRecord;",
                "@StateRecord",
                "public record Visit(Object page) {}");
        Compilation compilation = Compilation.of(SESSION, SESSIONS, visit, OTHER_PACKAGE);
        assertThat(compilation.output()).contains("[StateTypeOpen]").endsWith("\n1 error\n");
        assertThat(compilation.generated()).containsOnlyKeys("shop/SessionsOperators.java");
        assertThat(compilation.generated().get("shop/SessionsOperators.java"))
                .contains(" count() {")
                .doesNotContain("track", "SessionSerializer");
    }

    @Test
    void an_operators_class_is_generated_even_when_all_its_functions_are_refused() {
        SourceFile broken = SourceFile.of(
                "shop/Sessions.java",
                "package shop;",
                "import dev.holdfast.annotation.UpdateFunction;",
                "public final class Sessions {",
                "    @UpdateFunction",
                "    static String count(String user) { return user; }",
                "}");
        Compilation compilation = Compilation.of(broken, OTHER_PACKAGE);
        assertThat(compilation.output()).contains("[UpdateSignature]").endsWith("\n1 error\n");
        assertThat(compilation.generated()).containsOnlyKeys("shop/SessionsOperators.java");
    }

    @Test
    void a_module_that_exports_generated_classes_compiles_without_a_warning() throws Exception {
        SourceFile module = SourceFile.of(
                "module-info.java",
                "module shop {",
                "    requires transitive dev.holdfast.api;",
                "    exports shop;",
                "}");
        List<SourceFile> sources = new ArrayList<>(SourceFile.in(TestFolders.resources("golden/visibility/in")));
        sources.addAll(SourceFile.in(TestFolders.resources("golden/scalars/in")));
        sources.add(module);
        Compilation compilation = Compilation.of(
                sources,
                "--module-path",
                placeOf(Schema.class) + File.pathSeparator + placeOf(NullMarked.class),
                "-Xlint:all,-processing,-options",
                "-Werror");
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.isSuccess()).isTrue();
        assertThat(compilation.generated()).hasSize(5);
    }

    /** The jar of a type, or the folder of classes that will be one. */
    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @Test
    void compilers_and_gradle_find_the_processor() throws IOException {
        assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
                .contains(HoldfastProcessor.class);
        try (Scanner file = new Scanner(
                HoldfastProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors"),
                StandardCharsets.UTF_8)) {
            assertThat(file.nextLine()).isEqualTo(HoldfastProcessor.class.getName() + ",isolating");
        }
    }

    /** Another processor: writes the state record {@code Visit} in the first round. */
    private static final class VisitProcessor extends AbstractProcessor {

        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile("shop.Visit").openWriter()) {
                    writer.write(
                            "package shop;\n@dev.holdfast.annotation.StateRecord\npublic record Visit(int page) {}\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
