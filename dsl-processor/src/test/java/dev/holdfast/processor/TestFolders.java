package dev.holdfast.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Cases that are folders of test resources, with expected files that {@code -Dgolden.update=true} rewrites. */
final class TestFolders {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final boolean UPDATES = Boolean.getBoolean("golden.update");

    private TestFolders() {}

    static Path resources(String folder) {
        return RESOURCES.resolve(folder);
    }

    static List<Path> casesIn(String folder) {
        try (Stream<Path> cases = Files.list(RESOURCES.resolve(folder))) {
            return cases.filter(Files::isDirectory).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares with an expected file, byte for byte, or writes it. */
    static void check(Path expected, String actual) {
        try {
            if (UPDATES) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, actual);
            }
            Assertions.assertThat(expected)
                    .as("missing; -Dgolden.update=true writes it")
                    .exists();
            Assertions.assertThat(actual)
                    .as(expected.toString())
                    .isEqualTo(new String(Files.readAllBytes(expected), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
