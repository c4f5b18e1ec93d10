package dev.holdfast.processor.baseline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Where a module stands: the nearest folder above the compiled classes that has a build file. The folder in which the compiler
 * runs is that of the whole build, and of an IDE's choice.
 */
public final class ModuleFolder {

    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    private ModuleFolder() {}

    /** The module's folder; the compiler's, if the classes are not written to files, or there is no build file above them. */
    public static Path of(Filer filer) {
        Path here = Path.of("").toAbsolutePath();
        try {
            URI output = filer.getResource(StandardLocation.CLASS_OUTPUT, "", "holdfast.probe")
                    .toUri();
            return "file".equals(output.getScheme()) ? above(Path.of(output), here) : here;
        } catch (IOException | RuntimeException e) {
            // a compiler need not know where its classes go
            return here;
        }
    }

    private static Path above(Path output, Path otherwise) {
        for (Path folder = output.getParent(); folder != null; folder = folder.getParent()) {
            Path candidate = folder;
            if (BUILD_FILES.stream().anyMatch(file -> Files.exists(candidate.resolve(file)))) {
                return folder;
            }
        }
        return otherwise;
    }
}
