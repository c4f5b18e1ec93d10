package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which types the packages for users show, by the list {@code public-types.txt}: {@code users} for what a program may name,
 * {@code rooms} for what is public for the other rooms of the runtime alone. All other packages are of the second kind.
 */
class PublicTypesTest {

    private static final String RUNTIME = "dev.holdfast.runtime";
    private static final Pattern ROW = Pattern.compile("\\| `(dev\\.holdfast\\.runtime[a-z.]*)` \\|");

    @Test
    void each_public_type_of_a_package_for_users_is_in_the_list() throws IOException {
        List<String> listed = list().map(line -> line.split(" +")[1]).sorted().toList();
        TreeSet<String> packages = new TreeSet<>();
        listed.forEach(type -> packages.add(packageOf(type)));

        List<String> found = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(RUNTIME).stream()
                        .filter(type -> packages.contains(type.getPackageName()) && isPublic(type))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();

        assertThat(found)
                .as("public types; a new one is a decision, so write it into public-types.txt")
                .isEqualTo(listed);
    }

    @Test
    void the_packages_with_types_for_users_are_those_of_the_guide() throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        list().filter(line -> line.startsWith("users ")).forEach(line -> packages.add(packageOf(line.split(" +")[1])));

        List<String> guide = ROW.matcher(Files.readString(Path.of("../docs/guide.md")))
                .results()
                .map(row -> row.group(1))
                .sorted()
                .toList();

        assertThat(packages).containsExactlyElementsOf(guide);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypesTest::isPublic).orElse(true);
    }

    private static String packageOf(String type) {
        return type.replaceAll("\\.[A-Z].*", "");
    }

    private static Stream<String> list() throws IOException {
        try (InputStream in = Objects.requireNonNull(PublicTypesTest.class.getResourceAsStream("/public-types.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }
}
