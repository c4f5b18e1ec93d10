package dev.holdfast.page;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the page may know: queries by what they tell, plans, and state by its reader. */
class ArchitectureTest {

    private static final JavaClasses PAGE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.page");

    @Test
    void it_knows_no_engine() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.sun.net.httpserver..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "dev.holdfast.connector..",
                        "dev.holdfast.engine..",
                        "dev.holdfast.operator..",
                        "dev.holdfast.page..",
                        "dev.holdfast.plan..",
                        "dev.holdfast.runtime.reader..")
                .check(PAGE);
    }
}
