package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * The native library of RocksDB. It is unpacked into a directory that is this user's alone, and read back before it is loaded.
 * Java refuses to load a file in two class loaders, and each has a copy of this class; so each has a path of its own.
 */
final class RocksDbLibrary {

    private static final String NAME = "rocksdb";

    /** RocksDB looks for another name in a directory than it has in the jar. */
    private static final String NAME_IN_DIRECTORIES = "rocksdbjni";

    private static final UUID CLASS_LOADER = UUID.randomUUID();

    private static boolean isLoaded;

    private RocksDbLibrary() {}

    /**
     * Loads the library, unless an earlier store of this class loader has done so. Says what to do when RocksDB, which is optional,
     * is missing or does not run on this machine.
     *
     * @param directory where it is unpacked; of our own, since a process that is killed leaves it behind
     */
    static synchronized void require(CheckpointFiles files, Path directory) {
        if (isLoaded) {
            return;
        }
        try {
            load(files, directory.resolve(CLASS_LOADER.toString()));
            isLoaded = true;
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The RocksDB store needs RocksDB, which is not on the class path. Add the dependency"
                            + " org.rocksdb:rocksdbjni, or use StateStores.heap().",
                    e);
        } catch (UnsatisfiedLinkError | IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "The native library of RocksDB cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage()
                            + ". It is unpacked to " + directory
                            + ", where programs must be allowed to run, and needs glibc and libstdc++. Name another directory"
                            + " with RocksDbOptions.withDirectory(…), or use StateStores.heap().",
                    e);
        }
    }

    private static void load(CheckpointFiles files, Path directory) throws IOException {
        files.createDirectories(directory);
        Path file = directory.resolve(Environment.getJniLibraryFileName(NAME_IN_DIRECTORIES));
        byte[] expected = unpack(files, file);
        try (InputStream in = files.read(file, 0)) {
            if (!Arrays.equals(expected, hash(in))) {
                throw new IOException(file + " is not what was written to it");
            }
        }
        RocksDB.loadLibrary(List.of(directory.toString()));
    }

    /** Returns the hash of what is in the jar. */
    private static byte[] unpack(CheckpointFiles files, Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(resource(), digest);
                DurableOutput out = files.create(file)) {
            in.transferTo(out);
        }
        return digest.digest();
    }

    private static InputStream resource() throws IOException {
        ClassLoader loader = RocksDB.class.getClassLoader();
        for (String name :
                new String[] {Environment.getJniLibraryFileName(NAME), Environment.getFallbackJniLibraryFileName(NAME)
                }) {
            InputStream found = name == null ? null : loader.getResourceAsStream(name);
            if (found != null) {
                return found;
            }
        }
        throw new FileNotFoundException("the jar of RocksDB has no library for this machine");
    }

    private static byte[] hash(InputStream in) throws IOException {
        MessageDigest digest = digest();
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
