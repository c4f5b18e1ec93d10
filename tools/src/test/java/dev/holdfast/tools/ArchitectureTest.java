package dev.holdfast.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the command line may know: the reader of checkpoints, and the library that reads its arguments. */
class ArchitectureTest {

    private static final JavaClasses TOOLS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.tools");

    @Test
    void it_reads_checkpoints_as_anybody_may() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "picocli..",
                        "dev.holdfast.engine..",
                        "dev.holdfast.operator..",
                        "dev.holdfast.serial..",
                        "dev.holdfast",
                        "dev.holdfast.runtime.reader..",
                        "dev.holdfast.runtime.replay..",
                        "dev.holdfast.tools..")
                .check(TOOLS);
    }
}
