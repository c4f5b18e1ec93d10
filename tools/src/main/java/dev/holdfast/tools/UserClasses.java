package dev.holdfast.tools;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The user's own classes, where a command is told of them. */
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
        ClassLoader loader = loader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class<?> found = Class.forName(name, true, loader);
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

    /** Stays open: classes are loaded when they are needed. */
    private ClassLoader loader() {
        ClassLoader own = UserClasses.class.getClassLoader();
        return classpath == null ? own : new URLClassLoader(urls(classpath), own);
    }

    private static URL[] urls(String path) {
        List<URL> urls = new ArrayList<>();
        for (String part : path.split(File.pathSeparator, -1)) {
            if (part.endsWith(File.separator + "*")) {
                addJars(new File(part).getParentFile(), urls);
            } else if (!part.isEmpty()) {
                requireThere(part);
                urls.add(url(new File(part)));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static void requireThere(String part) {
        if (!Files.exists(Path.of(part))) {
            throw new IllegalArgumentException("There is no " + part + ", which --classpath names. Correct the path.");
        }
    }

    private static void addJars(File directory, List<URL> urls) {
        requireThere(directory.getPath());
        File[] jars = directory.listFiles((in, name) -> name.endsWith(".jar"));
        for (File jar : jars == null ? new File[0] : jars) {
            urls.add(url(jar));
        }
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a path: " + file, e);
        }
    }
}
