package dev.holdfast.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the starter may know, and which of its classes know what need not be there. */
class ArchitectureTest {

    private static final JavaClasses STARTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.spring");

    @Test
    void it_knows_the_engine_by_what_it_shows() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.springframework..",
                        "io.micrometer.core.instrument",
                        "dev.holdfast",
                        "dev.holdfast.engine..",
                        "dev.holdfast.metrics",
                        "dev.holdfast.runtime",
                        "dev.holdfast.runtime.files..",
                        "dev.holdfast.runtime.store",
                        "dev.holdfast.spring..")
                .check(STARTER);
    }

    @Test
    void only_configurations_of_their_own_know_health_actuator_and_micrometer() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Health")
                .and()
                .haveSimpleNameNotContaining("Endpoint")
                .and()
                .haveSimpleNameNotContaining("Metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.boot.health..",
                        "org.springframework.boot.actuate..",
                        "io.micrometer..",
                        "dev.holdfast.metrics")
                .check(STARTER);
    }
}
