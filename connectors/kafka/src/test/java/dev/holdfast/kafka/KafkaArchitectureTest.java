package dev.holdfast.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the connector may know, and that it makes no threads. */
class KafkaArchitectureTest {

    private static final JavaClasses CONNECTOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.kafka");

    @Test
    void it_needs_the_contracts_and_the_client_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..",
                        "dev.holdfast.annotation",
                        "dev.holdfast.connector",
                        "dev.holdfast.serial",
                        "dev.holdfast.kafka")
                .check(CONNECTOR);
    }

    @Test
    void it_makes_no_threads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .check(CONNECTOR);
    }
}
