package dev.holdfast.delta;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Brings files of a table down to the disk, if it stands on one: Hadoop's local file system leaves them to the system's cache. Other
 * file systems keep what they took.
 */
final class LocalDisk {

    private final @Nullable Path table;

    private LocalDisk(@Nullable Path table) {
        this.table = table;
    }

    /**
     * The disk under a table, if there is one.
     *
     * @param table as the kernel names it: {@code file:/data/clicks}
     */
    static LocalDisk of(String table) {
        return new LocalDisk(isLocal(table) ? local(table) : null);
    }

    private static boolean isLocal(String uri) {
        return uri.startsWith("/") || uri.startsWith("file:");
    }

    private static Path local(String uri) {
        return Path.of(uri.startsWith("/") ? uri : URI.create(uri).getPath());
    }

    /** Returns when a file of the table, its name, and the sum that Hadoop puts beside it survive a power cut. */
    void sync(String file) throws IOException {
        if (table != null) {
            sync(local(file), table);
        }
    }

    private static void sync(Path file, Path table) throws IOException {
        force(file, StandardOpenOption.WRITE);
        Path sum = file.resolveSibling("." + file.getFileName() + ".crc");
        if (Files.exists(sum)) {
            force(sum, StandardOpenOption.WRITE);
        }
        Path directory = file.getParent();
        while (directory != null && directory.startsWith(table)) {
            force(directory, StandardOpenOption.READ);
            directory = directory.getParent();
        }
    }

    private static void force(Path path, OpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
