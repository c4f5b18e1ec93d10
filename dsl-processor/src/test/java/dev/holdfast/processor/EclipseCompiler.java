package dev.holdfast.processor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/**
 * One run of the Eclipse compiler with the processor.
 *
 * @param isSuccess whether it compiled
 * @param output everything that it printed
 */
record EclipseCompiler(boolean isSuccess, String output) {

    /** Generated sources go to {@code sources} below the output folder, classes to {@code classes}. */
    static EclipseCompiler run(Path input, Path output, List<String> options) {
        String classPath = System.getProperty("java.class.path");
        // -cp stands before -processorpath: the other way round it replaces it.
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-proceedOnError",
                "-cp",
                classPath,
                "-processorpath",
                classPath,
                "-processor",
                HoldfastProcessor.class.getName(),
                "-s",
                output.resolve("sources").toString(),
                "-d",
                output.resolve("classes").toString()));
        arguments.addAll(options);
        arguments.add(input.toString());
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        boolean isSuccess = BatchCompiler.compile(arguments.toArray(String[]::new), writer, writer, null);
        return new EclipseCompiler(isSuccess, messages.toString().replace("\r\n", "\n"));
    }
}
