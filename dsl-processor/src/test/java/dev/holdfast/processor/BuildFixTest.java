package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fixes of what is wrong with a whole build: with its options, or with its accepted schemas. Each is done to the project of
 * {@code diagnostic/<tag>}, as somebody would who reads the message.
 */
class BuildFixTest {

    private static final String SCHEMAS = "-Aholdfast.schemas=";
    private static final String ACCEPT = "-Aholdfast.acceptSchemas=";

    @TempDir(factory = InModule.class)
    private Path place;

    /** Files of accepted schemas are called stale only in the folder of the module that is built. */
    static final class InModule implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Path.of("target"), "build-fix");
        }
    }

    /** A project on disk, and the options of its build. */
    private record Project(Path folder, List<String> options) {

        Compilation build(String... more) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of(more));
            return Compilation.of(SourceFile.in(folder), all.toArray(String[]::new));
        }

        Path schema(String type) {
            return folder.resolve("state-schemas").resolve("shop." + type + ".schema");
        }

        Project edit(UnaryOperator<String> change) {
            Path source = folder.resolve("shop/Session.java");
            write(source, change.apply(read(source)));
            return this;
        }

        Project replace(String before, String after) {
            assertThat(read(folder.resolve("shop/Session.java"))).contains(before);
            return edit(text -> text.replace(before, after));
        }

        Project withOptions(UnaryOperator<String> change) {
            return new Project(
                    folder,
                    options.stream()
                            .map(change)
                            .filter(option -> !option.isEmpty())
                            .toList());
        }
    }

    /** What the message offers, and how it is done. */
    private record Case(String tag, String fix, UnaryOperator<Project> toDo) {

        @Override
        public String toString() {
            return tag + ": " + fix;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "OptionValue",
                        "write " + ACCEPT + "true",
                        project -> project.withOptions(any -> ACCEPT + "true")),
                new Case("OptionValue", "or leave it out.", project -> project.withOptions(any -> "")),
                new Case(
                        "UnknownOption",
                        "remove it from the compiler's arguments.",
                        project -> project.withOptions(any -> "")),
                new Case("SchemaMissing", "compile once with " + ACCEPT + "true", project -> {
                    assertThat(project.build(ACCEPT + "true").output()).isEmpty();
                    return project;
                }),
                new Case("SchemaMalformed", "restore the file from version control.", project -> {
                    write(project.schema("Session"), "shop.Session(\n    int pageViews)\n");
                    return project;
                }),
                new Case("SchemaStale", "delete it if its states are gone.", project -> {
                    delete(project.schema("Visit"));
                    return project;
                }),
                new Case("SchemaStale", "rename the file if the type was renamed or moved", project -> {
                    write(project.schema("Call"), read(project.schema("Visit")));
                    delete(project.schema("Visit"));
                    return project.edit(text -> text + "@StateRecord record Call(int clicks) {}\n");
                }),
                new Case(
                        "StateLooksRenamed",
                        "write @RenamedFrom(\"clicks\") before 'pageViews'",
                        project -> project.replace("int pageViews", "@RenamedFrom(\"clicks\") int pageViews")),
                new Case(
                        "StateLooksRenamed",
                        "put @Removed(\"clicks\") on shop.Session.",
                        project -> project.replace("@StateRecord\n", "@StateRecord\n@Removed(\"clicks\")\n")),
                new Case(
                        "StateFieldsLost",
                        "put @Removed({\"tag\", \"open\"}) on shop.Session.",
                        project -> project.replace("record Session", "@Removed({\"tag\", \"open\"}) record Session")
                                .replace("record Place", "@Removed(\"zip\") record Place")),
                new Case(
                        "StateFieldsLost",
                        "or restore 'tag', 'open';",
                        project -> project.replace("List<String> tags,", "String tag, boolean open, List<String> tags,")
                                .replace("@Nullable String city", "int zip, @Nullable String city")),
                new Case(
                        "StateFieldsLost",
                        "set @StateRecord(version = 2) on shop.Session and add a @MigrateFrom(1) method, which takes the type as"
                                + " it was under another name",
                        project -> project.edit(BuildFixTest::withVersionsOfBoth)),
                new Case(
                        "StateSchemaChanged",
                        "set @StateRecord(version = 2) on shop.Session and add a @MigrateFrom(1) method",
                        project -> project.edit(BuildFixTest::withVersionOfTotal)),
                new Case(
                        "StateSchemaChanged",
                        "or restore string.",
                        project -> project.replace("long total", "String total")
                                .replace("String currency", "@DefaultValue(\"EUR\") String currency")),
                new Case(
                        "StateSchemaChanged",
                        "make it @Nullable",
                        project -> project.replace("long total", "String total")
                                .replace("String currency", "@Nullable String currency")));
    }

    private static String withVersionOfTotal(String source) {
        return source.replaceFirst("(?s)@StateRecord\n.*", """
                        @StateRecord(version = 2)
                        record Session(long total, String currency) {
                            @MigrateFrom(1)
                            static Session ofText(SessionV1 old) {
                                return new Session(Long.parseLong(old.total()), "EUR");
                            }
                        }

                        @StateRecord
                        record SessionV1(String total) {}
                        """);
    }

    private static String withVersionsOfBoth(String source) {
        return source.replaceFirst("(?s)@StateRecord\n.*", """
                        @StateRecord(version = 2)
                        record Session(List<String> tags, Place place) {
                            @MigrateFrom(1)
                            static Session ofOne(SessionV1 old) {
                                return new Session(List.of(old.tag()), Place.ofZip(old.place()));
                            }
                        }

                        @StateRecord
                        record SessionV1(String tag, boolean open, PlaceV1 place) {}

                        @StateRecord(version = 2)
                        record Place(@Nullable String city) {
                            @MigrateFrom(1)
                            static Place ofZip(PlaceV1 old) {
                                return new Place("" + old.zip());
                            }
                        }

                        @StateRecord
                        record PlaceV1(int zip) {}
                        """);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_the_fix_says_compiles(Case example) {
        Project project = project(example.tag());
        String wrong = project.build().output();
        assertThat(wrong).contains("[" + example.tag() + "] ");
        assertThat(wrong.lines().filter(line -> line.startsWith("  Fix: ")))
                .anySatisfy(fix -> assertThat(fix).contains(example.fix()));

        Project mended = example.toDo().apply(project);
        mended.edit(text -> text.replaceFirst(
                "import dev.holdfast.annotation.StateRecord;",
                "import dev.holdfast.annotation.*;\nimport org.jspecify.annotations.*;"));
        acceptOlderVersions(mended);
        assertThat(mended.build().output()).isEmpty();
    }

    /** The types as they were are new in the build under their other names, and nothing else is said. */
    private static void acceptOlderVersions(Project project) {
        List<String> answers = project.build()
                .output()
                .lines()
                .filter(line -> line.contains(": error: ") || line.contains("warning: "))
                .toList();
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).containsPattern("\\[SchemaMissing\\] State type \\w+V1 has no"));
        if (!answers.isEmpty()) {
            assertThat(project.build(ACCEPT + "true").output()).isEmpty();
        }
    }

    @Test
    void a_folder_that_cannot_be_read_is_put_right() throws IOException {
        Project project = project("SchemaMalformed");
        delete(project.schema("Session"));
        Files.createDirectory(project.schema("Session"));
        assertThat(project.build().output())
                .contains("[SchemaMalformed]", "Fix: look at the folder and its permissions.");
        delete(project.schema("Session"));
        write(project.schema("Session"), "shop.Session(\n    int pageViews)\n");
        assertThat(project.build().output()).isEmpty();
    }

    @Test
    void a_folder_that_has_no_path_gets_one() {
        Project project = new Project(project("SchemaStale").folder(), List.of(SCHEMAS + "\0"));
        assertThat(project.build().output())
                .contains("[OptionValue]", "Fix: write " + SCHEMAS + "state-schemas, or leave it out.");
        assertThat(new Project(project.folder(), List.of()).build().output()).isEmpty();
        delete(project.schema("Visit"));
        String there = SCHEMAS + project.folder().resolve("state-schemas");
        assertThat(new Project(project.folder(), List.of(there)).build().output())
                .isEmpty();
    }

    /** Nobody but the authors of the processor can mend {@code InternalError}. */
    @Test
    void every_rule_without_an_example_on_the_page_is_here() {
        Set<String> here = cases().map(Case::tag).collect(Collectors.toSet());
        Set<String> missing = ErrorPageTest.WITHOUT_EXAMPLE.stream()
                .filter(tag -> !here.contains(tag))
                .collect(Collectors.toSet());
        assertThat(missing).containsExactly("InternalError");
    }

    /** A copy of the project that is wrong. */
    private Project project(String tag) {
        Path from = TestFolders.resources("diagnostic").resolve(tag);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = place.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(place, List.of(DiagnosticTest.options(place)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
