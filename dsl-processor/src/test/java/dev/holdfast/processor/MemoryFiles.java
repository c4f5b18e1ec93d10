package dev.holdfast.processor;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what the compiler writes in memory: classes, and the sources that processors generate. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final SortedMap<String, OutputFile> sources = new TreeMap<>();
    private final SortedMap<String, OutputFile> classes = new TreeMap<>();

    MemoryFiles(JavaFileManager files) {
        super(files);
    }

    /** The generated sources by path. */
    SortedMap<String, String> generated() {
        SortedMap<String, String> generated = new TreeMap<>();
        sources.forEach((name, file) -> generated.put(name.replace('.', '/') + ".java", file.text()));
        return generated;
    }

    /** The bytes of the classes by binary name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
        return bytes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        OutputFile file = new OutputFile(className, kind);
        (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(className, file);
        return file;
    }

    private static final class OutputFile extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        OutputFile(String className, Kind kind) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }
    }
}
