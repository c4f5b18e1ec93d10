package dev.holdfast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.File;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The API describes; it runs nothing, opens nothing, and needs nothing. */
class ApiArchitectureTest {

    private final JavaClasses api = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.holdfast");

    @Test
    void depends_on_java_and_jspecify_only() {
        check(classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.holdfast..", "java..", "org.jspecify.annotations"));
    }

    @Test
    void starts_no_threads_opens_no_files_reads_no_clocks() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.nio.file..", "java.nio.channels..", "java.net.."));
        check(noClasses().should().dependOnClassesThat().belongToAnyOf(Thread.class, File.class));
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses().should().callMethod(System.class, "nanoTime"));
        check(noClasses().should().callMethod(Instant.class, "now"));
        check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.holdfast.(*)..").should().beFreeOfCycles());
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.holdfast", "dev.holdfast.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.holdfast")
                .because("the fluent API stands on the other packages, and only engines take what it builds"));
    }

    private void check(ArchRule rule) {
        rule.check(api);
    }
}
