package dev.holdfast.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The engine side of the contract of keyed rows, and nothing of another engine or of an operator. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.spark");

    @Test
    void it_knows_the_contract_and_spark() {
        classes()
                .that()
                .resideInAPackage("dev.holdfast.spark..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.apache.spark..",
                        "org.apache.hadoop..",
                        "scala..",
                        "dev.holdfast.operator..",
                        "dev.holdfast.serial..",
                        "dev.holdfast.keyed",
                        "dev.holdfast.keyed.fragment..",
                        "dev.holdfast.keyed.rows..",
                        "dev.holdfast.keyed.turns..",
                        "dev.holdfast.spark..")
                .check(ENGINE);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(ENGINE);
    }
}
