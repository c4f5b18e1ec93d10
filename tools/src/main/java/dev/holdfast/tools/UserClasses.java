package dev.holdfast.tools;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The user's own classes, where a command is told of them. {@link UserClassPath} has put them beside those of this program. */
final class UserClasses {

    @Option(
            names = "--pipeline",
            paramLabel = "CLASS",
            description = "A class that implements PipelineDefinition: the pipeline that wrote the checkpoint.")
    private @Nullable String pipeline;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Jars and directories with that class and what it needs, as java -cp takes them.")
    private @Nullable String classpath;

    /** The pipeline, if one was named. */
    Optional<Pipeline> find() {
        String name = pipeline;
        if (name == null && classpath != null) {
            throw new IllegalArgumentException(
                    "--classpath says where classes are, but not which: name one with --pipeline.");
        }
        return name == null ? Optional.empty() : Optional.of(define(name));
    }

    /** The pipeline that was named. */
    Pipeline required() {
        return find().orElseThrow(
                        () -> new IllegalArgumentException("Name the class of the pipeline with --pipeline."));
    }

    private Pipeline define(String name) {
        try {
            Class<?> found = Class.forName(name);
            if (!PipelineDefinition.class.isAssignableFrom(found)) {
                throw new IllegalArgumentException("Class " + name + " does not implement "
                        + PipelineDefinition.class.getName() + ". Write one that returns the pipeline from define().");
            }
            return ((PipelineDefinition) found.getConstructor().newInstance()).define();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "There is no class " + name + " in " + (classpath == null ? "this program" : classpath)
                            + ". Name the jar or the directory that has it with --classpath.",
                    e);
        } catch (InvocationTargetException e) {
            throw notBuilt(name, e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "Class " + name + " cannot be made. Make it public, with a public constructor without parameters.",
                    e);
        } catch (LinkageError e) {
            throw missing(e);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw notBuilt(name, e);
        }
    }

    /** What is said when code of the user's needs a class that is not there, or is another version of it. */
    static IllegalArgumentException missing(LinkageError error) {
        return new IllegalArgumentException(
                "A class that the pipeline needs is missing, or not the one that it was compiled with: " + error
                        + ". Add it to --classpath.",
                error);
    }

    private static IllegalArgumentException notBuilt(String name, Throwable thrown) {
        return thrown instanceof LinkageError error
                ? missing(error)
                : new IllegalArgumentException("Class " + name + " could not build its pipeline: " + thrown, thrown);
    }
}
