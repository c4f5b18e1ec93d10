package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Expressions that the compiler takes or refuses, over streams of words and operators of every kind. */
final class Snippets {

    private static final String BEFORE = """
            import dev.holdfast.*;
            import dev.holdfast.aggregate.*;
            import dev.holdfast.field.*;
            import dev.holdfast.operator.*;
            import dev.holdfast.window.*;
            import java.time.*;
            final class Snippet {
                static Object of(
                        Stream<String> words, EventTimeStream<String> timed, Instant now, Duration delay,
                        KeyField<String, String> word, DoubleField<String> price, LongField<String> number,
                        FlatMapGroups<String, String, Long, String> flatMap, MapGroups<String, String, Long, String> map,
                        EventTimeFlatMapGroups<String, String, Long, String> timedFlatMap,
                        FlatMapStates<String, String, String> states,
                        EventTimeFlatMapStates<String, String, String> timedStates) {
                    return\s""";

    private static final String AFTER = ";\n    }\n}\n";

    private Snippets() {}

    static void assertRefused(String expression, String error) {
        assertThat(errors(expression)).as(expression).isNotEmpty();
        assertThat(String.join("\n", errors(expression))).as(expression).contains(error);
    }

    static void assertTaken(String expression) {
        assertThat(errors(expression)).as(expression).isEmpty();
    }

    private static List<String> errors(String expression) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none", "-d", System.getProperty("java.io.tmpdir"), "-cp", System.getProperty("java.class.path"));
        JavaCompiler.CompilationTask task =
                compiler.getTask(null, null, found, options, null, List.of(new Source(BEFORE + expression + AFTER)));
        task.setLocale(Locale.ROOT);
        task.call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
