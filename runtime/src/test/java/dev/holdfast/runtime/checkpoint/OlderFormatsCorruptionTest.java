package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A changed byte of a checkpoint of an older format is noticed, too. */
class OlderFormatsCorruptionTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden-checkpoints");

    @Test
    void a_changed_byte_is_noticed() throws IOException {
        ModelFiles whole = load(FOLDER.resolve("format-3"));
        SortedMap<String, String> state = restored(whole.copy());
        assertThat(state).hasSizeGreaterThan(5);
        int refused = 0;
        for (Path file : whole.allFiles()) {
            byte[] content = whole.content(file);
            for (int i = 0; i < content.length; i++) {
                byte[] damaged = content.clone();
                damaged[i] ^= (byte) (1 << (i % 8));
                ModelFiles files = whole.copy();
                files.put(file, damaged);
                try {
                    assertThat(restored(files)).as("byte %s of %s", i, file).isEqualTo(state);
                } catch (CheckpointCorruptException e) {
                    assertThat(e).hasMessageContaining(file.getFileName().toString());
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static SortedMap<String, String> restored(ModelFiles files) {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            return Workload.restored(checkpoint);
        }
    }

    private static ModelFiles load(Path folder) throws IOException {
        ModelFiles files = new ModelFiles();
        files.createDirectories(Workload.DIRECTORY);
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(paths::add);
        }
        for (Path path : paths) {
            files.put(Workload.DIRECTORY.resolve(folder.relativize(path).toString()), Files.readAllBytes(path));
        }
        return files;
    }
}
