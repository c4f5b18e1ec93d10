package dev.holdfast.delta;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are brought down to the disk. */
class LocalDiskTest {

    @TempDir
    Path table;

    @Test
    void a_file_of_a_local_table_must_be_there() throws IOException {
        Path file = Files.createDirectories(table.resolve("country=A B")).resolve("part.parquet");
        for (String name :
                new String[] {table.toString(), "file:" + table, table.toUri().toString()}) {
            Files.writeString(file, "rows");
            Files.writeString(file.resolveSibling(".part.parquet.crc"), "sum");
            LocalDisk disk = LocalDisk.of(name);

            assertThatCode(() -> disk.sync(file.toString())).doesNotThrowAnyException();
            assertThatCode(() -> disk.sync(file.toUri().toString())).doesNotThrowAnyException();
            Files.delete(file);
            assertThatThrownBy(() -> disk.sync(file.toString())).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void files_elsewhere_are_left_to_their_own_file_system() {
        assertThatCode(() -> LocalDisk.of("s3a://bucket/table").sync("s3a://bucket/table/part.parquet"))
                .doesNotThrowAnyException();
    }
}
