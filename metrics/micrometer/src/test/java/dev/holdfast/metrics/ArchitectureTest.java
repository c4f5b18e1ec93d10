package dev.holdfast.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the metrics may know: queries by their listeners, and Micrometer. */
class ArchitectureTest {

    private static final JavaClasses METRICS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.metrics");

    @Test
    void they_know_no_engine() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.micrometer.core..",
                        "dev.holdfast.engine..",
                        "dev.holdfast.metrics..")
                .check(METRICS);
    }
}
