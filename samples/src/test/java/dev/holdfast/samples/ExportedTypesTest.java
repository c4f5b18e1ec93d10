package dev.holdfast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.jdbc.Jdbc;
import dev.holdfast.kafka.Kafka;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.metrics.HoldfastMetrics;
import dev.holdfast.page.StatusPage;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.testkit.OperatorTester;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the modules show to others, as lists: a new package or public type is a decision, not an accident. The lists are written
 * anew by {@code -Dgolden.update=true}.
 */
class ExportedTypesTest {

    private static final Path LISTS = Path.of("src/test/resources/exported");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Stream.class,
                KeyedOperator.class,
                EmbeddedEngine.class,
                OperatorTester.class,
                Kafka.class,
                Jdbc.class,
                HoldfastMetrics.class,
                StatusPage.class
            })
    void packages_and_public_types_are_those_of_the_list(Class<?> inside) throws Exception {
        Path place = Path.of(
                inside.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleReference module =
                ModuleFinder.of(place).findAll().stream().findFirst().orElseThrow();
        Path list = LISTS.resolve(module.descriptor().name() + ".txt");
        String now = shown(module);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(LISTS);
            Files.writeString(list, now);
        }
        assertThat(now).as(list.toString()).isEqualTo(Files.exists(list) ? Files.readString(list) : "");
    }

    /** A line for each package with those it is for, and below it the types. */
    private static String shown(ModuleReference module) throws IOException {
        TreeMap<String, Set<String>> exports = new TreeMap<>();
        for (ModuleDescriptor.Exports export : module.descriptor().exports()) {
            exports.put(export.source(), export.targets());
        }
        StringBuilder text = new StringBuilder();
        for (var export : exports.entrySet()) {
            text.append(export.getKey());
            if (!export.getValue().isEmpty()) {
                text.append(" to ").append(String.join(", ", new TreeSet<>(export.getValue())));
            }
            text.append('\n');
            publicTypes(module, export.getKey())
                    .forEach(type -> text.append("    ").append(type).append('\n'));
        }
        return text.toString();
    }

    private static Set<String> publicTypes(ModuleReference module, String name) throws IOException {
        Set<String> types = new TreeSet<>();
        try (ModuleReader reader = module.open()) {
            for (String file : reader.list().toList()) {
                String binaryName = file.replace('/', '.').replaceFirst("\\.class$", "");
                int end = binaryName.lastIndexOf('.');
                if (file.endsWith(".class")
                        && end > 0
                        && binaryName.substring(0, end).equals(name)) {
                    add(binaryName, types);
                }
            }
        }
        return types;
    }

    private static void add(String binaryName, Set<String> types) {
        try {
            Class<?> type = Class.forName(binaryName, false, ExportedTypesTest.class.getClassLoader());
            if (isShown(type)) {
                types.add(
                        type.getCanonicalName().substring(type.getPackageName().length() + 1));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(binaryName + " is listed but not there", e);
        }
    }

    private static boolean isShown(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers()) && !Modifier.isProtected(at.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isLocalClass();
    }
}
