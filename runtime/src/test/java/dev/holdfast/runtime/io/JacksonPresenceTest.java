package dev.holdfast.runtime.io;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JacksonPresenceTest {

    @Test
    void without_jackson_the_error_names_the_dependencies_and_other_sources_work() throws Throwable {
        try (URLClassLoader withoutJackson = classPathWithout("jackson")) {
            Method source = load(withoutJackson, JsonLines.class).getMethod("source", Path.class, Class.class);
            Method sink = load(withoutJackson, JsonLines.class).getMethod("sink", Path.class);
            Method forEach = load(withoutJackson, ForEach.class).getMethod("sink", String.class, Consumer.class);
            Consumer<Object> ignore = row -> {};

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> call(source, Path.of("in"), String.class))
                        .satisfies(this::namesJackson);
                assertThatThrownBy(() -> call(sink, Path.of("out"))).satisfies(this::namesJackson);
            }
            assertThat(call(forEach, "each", ignore)).isNotNull();
        }
    }

    @Test
    void without_its_module_for_times_the_error_is_the_same() throws Throwable {
        try (URLClassLoader withoutModule = classPathWithout("jackson-datatype-jsr310")) {
            Method sink = load(withoutModule, JsonLines.class).getMethod("sink", Path.class);

            assertThatThrownBy(() -> call(sink, Path.of("out"))).satisfies(this::namesJackson);
        }
    }

    private void namesJackson(Throwable error) {
        assertThat(error)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "com.fasterxml.jackson.core:jackson-databind",
                        "com.fasterxml.jackson.datatype:jackson-datatype-jsr310");
    }

    private static Object call(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Class<?> load(ClassLoader loader, Class<?> type) throws ClassNotFoundException {
        return Class.forName(type.getName(), true, loader);
    }

    private static URLClassLoader classPathWithout(String name) {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().contains(name))
                .map(JacksonPresenceTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void only_json_classes_use_jackson() {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.runtime..")
                .and()
                .haveNameNotMatching(".*\\.Json[^.]*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.holdfast.runtime"));
    }
}
