package dev.holdfast.keyed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator means knows nothing of how an engine runs it. */
class OperatorsArchitectureTest {

    private static final JavaClasses OPERATORS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.keyed");

    @Test
    void it_needs_the_api_only() {
        classes()
                .that()
                .resideInAPackage("dev.holdfast.keyed..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io",
                        "java.lang..",
                        "java.nio",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.time..",
                        "org.jspecify..",
                        "dev.holdfast",
                        "dev.holdfast.aggregate..",
                        "dev.holdfast.connector..",
                        "dev.holdfast.engine..",
                        "dev.holdfast.evolution..",
                        "dev.holdfast.field..",
                        "dev.holdfast.operator..",
                        "dev.holdfast.plan..",
                        "dev.holdfast.serial..",
                        "dev.holdfast.state..",
                        "dev.holdfast.window..",
                        "dev.holdfast.keyed..")
                .orShould()
                .resideInAPackage("dev.holdfast.keyed.distinct..")
                .check(OPERATORS);
    }

    @Test
    void one_package_knows_the_library_for_estimates() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.holdfast.keyed.distinct..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.dynatrace..")
                .check(OPERATORS);
    }

    @Test
    void it_has_no_thread_and_no_clock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(OPERATORS);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(OPERATORS);
    }
}
