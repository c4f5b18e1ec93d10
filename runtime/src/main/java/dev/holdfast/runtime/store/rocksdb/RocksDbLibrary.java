package dev.holdfast.runtime.store.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/** Says what to do when RocksDB, which is optional, is missing or does not run on this machine. */
final class RocksDbLibrary {

    private RocksDbLibrary() {}

    /**
     * Loads the library, unless an earlier store of this process has done so.
     *
     * @param directory where it is unpacked; of our own, since a process that is killed leaves it behind
     */
    static void require(Path directory) {
        try {
            NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
            RocksDB.loadLibrary();
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
}
