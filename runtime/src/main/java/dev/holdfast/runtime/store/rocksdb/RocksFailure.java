package dev.holdfast.runtime.store.rocksdb;

import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/** Turns what RocksDB reports into an exception that says what it means. */
final class RocksFailure {

    private RocksFailure() {}

    /** A call of RocksDB. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws RocksDBException;
    }

    /** Runs a call; {@code what} could not be done if it fails. */
    static <T> T of(Path directory, String what, Call<T> call) {
        try {
            return call.run();
        } catch (RocksDBException e) {
            throw of(directory, what, e);
        }
    }

    /** What a failed call means. */
    static IllegalStateException of(Path directory, String what, RocksDBException e) {
        return new IllegalStateException(
                "The RocksDB store in " + directory + " could not " + what + ": " + e.getMessage()
                        + ". Nothing is lost, since it is made anew from the checkpoint at each start. See that the disk has"
                        + " room and can be written, and start the query again.",
                e);
    }
}
