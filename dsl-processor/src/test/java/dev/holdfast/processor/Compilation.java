package dev.holdfast.processor;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;

/**
 * One run of javac with the processor.
 *
 * @param isSuccess whether it compiled
 * @param output everything that javac printed
 * @param generated the generated sources by path
 * @param classes the classes by binary name
 */
record Compilation(boolean isSuccess, String output, SortedMap<String, String> generated, Map<String, byte[]> classes) {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    static {
        // javac's messages follow the default locale; what they are compared with is English.
        Locale.setDefault(Locale.ROOT);
    }

    static Compilation of(SourceFile... sources) {
        return of(List.of(sources));
    }

    static Compilation of(List<SourceFile> sources, String... options) {
        return of(sources, new HoldfastProcessor(), options);
    }

    static Compilation of(List<SourceFile> sources, Processor processor, String... options) {
        return run(sources, List.of(processor), List.of(options));
    }

    /** A run that must succeed, and whose generated sources pass the checks that all of them have to pass. */
    static Compilation clean(List<SourceFile> sources) {
        Compilation compilation = of(sources);
        Assertions.assertThat(compilation.isSuccess()).as(compilation.output()).isTrue();
        compilation.checkHygiene(sources);
        return compilation;
    }

    /** No warnings of any kind in sources and generated code, and the same bytes when the sources come in another order. */
    void checkHygiene(List<SourceFile> sources) {
        List<SourceFile> everything = new ArrayList<>(sources);
        generated.forEach((path, text) -> everything.add(SourceFile.of(path, text)));
        Compilation strict =
                run(everything, List.of(), List.of("-proc:none", "-Xlint:all,-processing,-options", "-Werror"));
        Assertions.assertThat(strict.output()).isEmpty();
        Assertions.assertThat(strict.isSuccess()).isTrue();

        List<SourceFile> reversed = new ArrayList<>(sources);
        Collections.reverse(reversed);
        Assertions.assertThat(of(reversed).generated()).isEqualTo(generated);
    }

    /** A loader of the compiled classes. */
    ClassLoader loader() {
        Map<String, byte[]> all = new TreeMap<>(classes);
        return new ClassLoader(Compilation.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = all.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    static Compilation run(List<SourceFile> sources, List<Processor> processors) {
        return run(sources, processors, List.of());
    }

    private static Compilation run(List<SourceFile> sources, List<Processor> processors, List<String> options) {
        StringWriter output = new StringWriter();
        MemoryFiles files = new MemoryFiles(JAVAC.getStandardFileManager(null, Locale.ROOT, null));
        List<String> all = new ArrayList<>(List.of("--release", "17", "-parameters"));
        all.addAll(options);
        JavaCompiler.CompilationTask task = JAVAC.getTask(output, files, null, all, null, sources);
        if (!processors.isEmpty()) {
            task.setProcessors(processors);
        }
        boolean isSuccess = task.call();
        // Sources in memory have absolute paths.
        String text = output.toString().replaceAll("(?m)^/", "").replace("\r\n", "\n");
        return new Compilation(isSuccess, text, files.generated(), files.classes());
    }
}
