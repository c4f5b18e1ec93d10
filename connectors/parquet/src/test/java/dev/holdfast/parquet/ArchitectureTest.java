package dev.holdfast.parquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the connector may know, and that time and chance come from one place. */
class ArchitectureTest {

    private static final JavaClasses CONNECTOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.holdfast.parquet");

    @Test
    void it_needs_the_contracts_the_files_of_the_runtime_and_parquet_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.apache.parquet..",
                        "org.apache.hadoop.conf..",
                        "org.jspecify..",
                        "com.github.luben.zstd..",
                        "org.xerial.snappy..",
                        "dev.holdfast.runtime.files..",
                        "dev.holdfast.runtime.io..",
                        "dev.holdfast.runtime.time..",
                        "dev.holdfast.annotation..",
                        "dev.holdfast.connector..",
                        "dev.holdfast.field..",
                        "dev.holdfast.serial..",
                        "dev.holdfast.parquet..")
                .check(CONNECTOR);
    }

    @Test
    void nothing_waits_asks_for_the_time_or_leaves_something_to_chance() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class, ThreadLocalRandom.class)
                .check(CONNECTOR);
    }

    @Test
    void four_types_are_public() {
        assertThat(CONNECTOR.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("Compression", "Parquet", "ParquetSink", "ParquetSource");
    }
}
