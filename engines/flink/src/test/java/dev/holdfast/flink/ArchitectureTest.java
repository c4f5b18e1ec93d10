package dev.holdfast.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The engine side of the contract of keyed rows, and nothing of another engine or of an operator. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.flink");

    @Test
    void it_knows_the_contract_and_flink() {
        classes()
                .that()
                .resideInAPackage("dev.holdfast.flink..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.apache.flink..",
                        "dev.holdfast",
                        "dev.holdfast.connector..",
                        "dev.holdfast.evolution..",
                        "dev.holdfast.operator..",
                        "dev.holdfast.plan..",
                        "dev.holdfast.serial..",
                        "dev.holdfast.keyed",
                        "dev.holdfast.keyed.declared..",
                        "dev.holdfast.keyed.fragment..",
                        "dev.holdfast.keyed.rows..",
                        "dev.holdfast.keyed.turns..",
                        "dev.holdfast.flink..")
                .check(ENGINE);
    }

    @Test
    void the_bytes_know_no_operator() {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.flink.bytes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.holdfast.flink", "dev.holdfast.operator..", "dev.holdfast.plan..")
                .check(ENGINE);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(ENGINE);
    }
}
