package dev.holdfast.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.time.Clock;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may know which, and which of them may reach the machine. */
class ArchitectureTest {

    private static final String[] FILES = {"..runtime.files..", "..runtime.io.files.."};

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.runtime");

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(RUNTIME);
    }

    @Test
    void nothing_below_knows_the_engine() {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.runtime.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.holdfast.runtime")
                .check(RUNTIME);
    }

    @Test
    void the_loop_knows_no_particular_store_source_or_sink() {
        noClasses()
                .that()
                .resideInAnyPackage("..runtime.batch..", "..runtime.operator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..runtime.store.heap..", "..runtime.store.rocksdb..", "..runtime.io..")
                .check(RUNTIME);
    }

    @Test
    void only_the_seam_reaches_files() {
        noClasses()
                .that(not(resideInAnyPackage(FILES)))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class, FileChannel.class)
                .check(RUNTIME);
        noClasses()
                .that(not(simpleNameStartingWith("Local")))
                .and(not(simpleNameStartingWith("DirectorySync")))
                .and()
                .resideInAnyPackage(FILES)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class, FileChannel.class)
                .as("only the implementations of " + CheckpointFiles.class.getSimpleName() + " and "
                        + SourceFiles.class.getSimpleName() + " reach files")
                .check(RUNTIME);
    }

    @Test
    void only_the_clock_asks_for_the_time() {
        ArchRule rule = noClasses()
                .that(not(resideInAPackage("..runtime.time..")))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .as("only " + Clock.class.getSimpleName() + " asks the machine for the time");
        rule.check(RUNTIME);
    }

    @Test
    void threads_are_made_in_one_place() {
        noClasses()
                .that(not(simpleNameStartingWith("QueryThreads")))
                .and(not(simpleNameStartingWith("DirectorySync")))
                .should()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class)
                .check(RUNTIME);
    }

    @Test
    void libraries_that_users_may_lack_have_one_room_each() {
        classesOutside("..runtime.io.json..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(RUNTIME);
        classesOutside("..runtime.store.rocksdb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rocksdb..")
                .check(RUNTIME);
        classesOutside("..runtime.kryo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.esotericsoftware..", "..runtime.kryo..")
                .check(RUNTIME);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.holdfast.processor..", "java.io.ObjectInputStream")
                .check(RUNTIME);
    }

    @Test
    void stores_and_timers_stand_below_the_operators() {
        classes()
                .that()
                .resideInAnyPackage("..runtime.timer..", "..runtime.watermark..", "..runtime.time..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.holdfast.keyed",
                        "..runtime.timer..",
                        "..runtime.watermark..",
                        "..runtime.time..")
                .check(RUNTIME);
    }

    @Test
    void the_rooms_below_the_stores_know_no_other() {
        knowsOnly("files");
        knowsOnly("change");
    }

    @Test
    void a_store_needs_nothing_of_the_checkpoint() {
        noClasses()
                .that()
                .resideInAnyPackage("..runtime.store..", "..runtime.io..", "..runtime.kryo..", "..runtime.timer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..runtime.checkpoint..")
                .check(RUNTIME);
    }

    @Test
    void the_rooms_of_a_checkpoint_stand_one_above_the_other() {
        knowsOnly("checkpoint.commit", "watermark");
        knowsOnly("checkpoint.chunk", "files", "change");
        knowsOnly("checkpoint.directory", "files", "checkpoint.chunk");
        knowsOnly("checkpoint.merge", "change", "checkpoint.chunk");
        knowsOnly(
                "checkpoint.segment",
                "files",
                "change",
                "checkpoint.chunk",
                "checkpoint.directory",
                "checkpoint.commit");
        knowsOnly(
                "checkpoint.snapshot",
                "files",
                "change",
                "checkpoint.chunk",
                "checkpoint.directory",
                "checkpoint.commit",
                "checkpoint.segment",
                "checkpoint.merge");
        knowsOnly(
                "checkpoint.recovery",
                "files",
                "checkpoint.chunk",
                "checkpoint.directory",
                "checkpoint.segment",
                "checkpoint.snapshot");
    }

    @Test
    void the_rooms_of_sources_and_sinks_know_neither_each_other_nor_a_format_without_need() {
        knowsOnly("io.gzip");
        knowsOnly("io.files", "files", "time", "json", "io.gzip");
        knowsOnly("io.lines", "io.files", "io.gzip");
        knowsOnly("io.output", "files", "json", "time");
        knowsOnly("io.json", "json", "io.lines");
        knowsOnly("io.csv", "io.json", "io.lines");
    }

    /** Of the rooms of the runtime, a room knows itself and these. */
    private static void knowsOnly(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.runtime." + room)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.holdfast.runtime..")
                        .and(not(resideInAPackage("dev.holdfast.runtime." + room)))
                        .and(not(resideInAnyPackage(Stream.of(others)
                                .map(other -> "dev.holdfast.runtime." + other)
                                .toArray(String[]::new)))))
                .check(RUNTIME);
    }

    private static GivenClassesConjunction classesOutside(String packages) {
        return noClasses().that(not(resideInAPackage(packages)));
    }
}
