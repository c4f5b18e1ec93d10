package dev.holdfast.runtime.store.rocksdb;

import org.rocksdb.RocksDB;

/** Says what to do when RocksDB, which is optional, is missing or does not run on this machine. */
final class RocksDbLibrary {

    private RocksDbLibrary() {}

    static void require() {
        try {
            RocksDB.loadLibrary();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The RocksDB store needs RocksDB, which is not on the class path. Add the dependency"
                            + " org.rocksdb:rocksdbjni, or use StateStores.heap().",
                    e);
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new IllegalStateException(
                    "The native library of RocksDB cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage()
                            + ". It is unpacked to " + System.getProperty("java.io.tmpdir")
                            + ", where programs must be allowed to run, and needs glibc and libstdc++. Name another directory"
                            + " with the environment variable ROCKSDB_SHAREDLIB_DIR, or use StateStores.heap().",
                    e);
        }
    }
}
