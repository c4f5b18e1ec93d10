package dev.holdfast.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the test kit may know, and that it neither waits nor makes threads. */
class ArchitectureTest {

    private static final JavaClasses TEST_KIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.testkit");

    @Test
    void it_needs_the_engine_and_assertj_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.assertj..",
                        "dev.holdfast",
                        "dev.holdfast.aggregate..",
                        "dev.holdfast.connector..",
                        "dev.holdfast.engine..",
                        "dev.holdfast.field..",
                        "dev.holdfast.keyed..",
                        "dev.holdfast.operator..",
                        "dev.holdfast.plan..",
                        "dev.holdfast.serial..",
                        "dev.holdfast.state..",
                        "dev.holdfast.runtime..",
                        "dev.holdfast.testkit..")
                .check(TEST_KIT);
    }

    @Test
    void it_knows_no_particular_store() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..runtime.store.heap..", "..runtime.store.rocksdb..", "org.rocksdb..")
                .check(TEST_KIT);
    }

    @Test
    void it_neither_waits_nor_makes_threads_nor_looks_at_the_clock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Executors.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(TEST_KIT);
    }
}
