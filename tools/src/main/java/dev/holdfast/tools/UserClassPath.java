package dev.holdfast.tools;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the user's classes are. They share a class loader with the engine, since its connectors need libraries that only the user has:
 * so the whole program is loaded again, in front of them.
 */
final class UserClassPath {

    private static final String OPTION = "--classpath";

    private UserClassPath() {}

    /** What the arguments name, if they do; the last one counts. */
    static Optional<String> in(String... args) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(OPTION + "=")) {
                found = Optional.of(args[i].substring(OPTION.length() + 1));
            } else if (args[i].equals(OPTION) && i + 1 < args.length) {
                found = Optional.of(args[i + 1]);
            }
        }
        return found;
    }

    /**
     * A loader for this program and what stands in a class path. Not to be closed: classes are loaded when they are needed.
     *
     * @throws IllegalArgumentException if something is not there
     */
    static ClassLoader loader(String path) {
        List<URL> urls = new ArrayList<>();
        own().forEach(part -> urls.add(url(new File(part))));
        for (String part : path.split(File.pathSeparator, -1)) {
            if (part.endsWith(File.separator + "*")) {
                addJars(part.substring(0, part.length() - 2), urls);
            } else if (!part.isEmpty()) {
                requireThere(part);
                urls.add(url(new File(part)));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static List<String> own() {
        List<String> own = new ArrayList<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            own.addAll(Arrays.asList(System.getProperty(property, "").split(File.pathSeparator, -1)));
        }
        own.removeIf(String::isEmpty);
        return own;
    }

    private static void requireThere(String part) {
        if (!Files.exists(Path.of(part))) {
            throw new IllegalArgumentException("There is no " + part + ", which --classpath names. Correct the path.");
        }
    }

    private static void addJars(String directory, List<URL> urls) {
        requireThere(directory);
        File[] jars = new File(directory).listFiles((in, name) -> name.endsWith(".jar"));
        Arrays.stream(jars == null ? new File[0] : jars).sorted().forEach(jar -> urls.add(url(jar)));
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a path: " + file, e);
        }
    }
}
