package dev.holdfast.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The stages know each other in one direction only. */
class ArchitectureTest {

    private static final String ROOT = "dev.holdfast.processor";
    private static final String DIAGNOSTIC = ROOT + ".diagnostic..";
    private static final String MODEL = ROOT + ".model..";
    private static final String READ = ROOT + ".read..";
    private static final String BODY = ROOT + ".body..";
    private static final String CHECK = ROOT + ".check..";
    private static final String SCHEMA = ROOT + ".schema..";
    private static final String WRITE = ROOT + ".write..";

    private final JavaClasses processor = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_have_no_cycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void every_room_says_what_is_inside() {
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (JavaClass type : processor) {
            packages.add(type.getPackageName());
            if (type.getSimpleName().equals("package-info")) {
                described.add(type.getPackageName());
            }
        }
        assertThat(described).isEqualTo(packages);
    }

    @Test
    void rooms_that_ask_the_compiler_know_no_reader() {
        check(knowsNone(
                ROOT + ".read.element..",
                ROOT + ".read.outcome..",
                ROOT + ".read.place..",
                ROOT + ".read.equality..",
                ROOT + ".read.member..",
                ROOT + ".read.state..",
                ROOT + ".read.key..",
                ROOT + ".read.operator.."));
        check(knowsNone(ROOT + ".read.state..", ROOT + ".read.key..", ROOT + ".read.operator.."));
        check(knowsNone(ROOT + ".read.key..", ROOT + ".read.operator.."));
    }

    @Test
    void code_and_flow_know_no_rule() {
        String[] rules = {
            ROOT + ".body.function..",
            ROOT + ".body.mutation..",
            ROOT + ".body.state..",
            ROOT + ".body.timeout..",
            ROOT + ".body.event..",
            ROOT + ".body.determinism..",
            ROOT + ".body.stream..",
            ROOT + ".body"
        };
        check(knowsNone(ROOT + ".body.code..", rules));
        check(knowsNone(ROOT + ".body.flow..", rules));
    }

    @Test
    void diagnostics_know_no_stage() {
        check(knowsNone(DIAGNOSTIC, MODEL, READ, BODY, CHECK, WRITE, ROOT));
    }

    @Test
    void models_know_only_where_diagnostics_point() {
        check(knowsNone(MODEL, READ, BODY, CHECK, SCHEMA, WRITE, ROOT));
        check(knowsNone(SCHEMA, READ, BODY, CHECK, WRITE, DIAGNOSTIC, ROOT));
        check(knowsNone(MODEL, "javax.lang..", "javax.annotation..", "com.sun.."));
    }

    @Test
    void readers_know_no_later_stage() {
        check(knowsNone(READ, BODY, CHECK, WRITE, ROOT));
    }

    @Test
    void rules_on_bodies_do_not_write() {
        check(knowsNone(BODY, CHECK, WRITE, ROOT));
    }

    @Test
    void rules_neither_read_nor_write() {
        check(knowsNone(CHECK, READ, BODY, WRITE, ROOT));
        check(knowsNone(CHECK, "javax.lang..", "javax.annotation..", "com.sun.."));
    }

    @Test
    void writers_know_models_only() {
        check(knowsNone(WRITE, READ, BODY, CHECK, DIAGNOSTIC, ROOT));
        check(knowsNone(WRITE, "javax.annotation.processing..", "javax.lang.model.util..", "javax.lang.model.type.."));
    }

    @Test
    void only_diagnostics_are_printed_and_only_there() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(DIAGNOSTIC)
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("printMessage"))));
        check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void only_rules_on_bodies_and_accessors_need_javac() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(BODY)
                .and()
                .haveNameNotMatching(".*\\.(TreeOrigin|SourceTrees|AccessorBody)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.source.."));
        check(noClasses().should().dependOnClassesThat().resideInAPackage("com.sun.tools.."));
    }

    private static ArchRule knowsNone(String stage, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(stage)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private void check(ArchRule rule) {
        rule.check(processor);
    }
}
