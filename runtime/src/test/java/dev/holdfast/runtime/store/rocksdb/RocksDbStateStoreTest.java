package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.StoreModelContract;
import dev.holdfast.runtime.store.StoreRestoreContract;
import dev.holdfast.runtime.store.StoreTimersContract;
import dev.holdfast.runtime.store.StoreValuesContract;
import dev.holdfast.runtime.store.StoreWalkContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The RocksDB store keeps the contract of stores, if no row stays on the heap, some, or all. */
class RocksDbStateStoreTest {

    @TempDir
    Path directory;

    private StateStore open(long rowCacheBytes) {
        return RocksDbStateStore.open(RocksDbOptions.defaults()
                .withDirectory(directory)
                .withMemoryBytes(RocksDbOptions.MIN_MEMORY_BYTES)
                .withRowCacheBytes(rowCacheBytes));
    }

    @Nested
    class Values extends StoreValuesContract {

        @Override
        protected StateStore openStore() {
            return open(0);
        }
    }

    @Nested
    class ValuesWithSomeOnTheHeap extends StoreValuesContract {

        @Override
        protected StateStore openStore() {
            return open(20_000);
        }
    }

    @Nested
    class ValuesOnTheHeap extends StoreValuesContract {

        @Override
        protected StateStore openStore() {
            return open(100_000_000);
        }
    }

    @Nested
    class Timers extends StoreTimersContract {

        @Override
        protected StateStore openStore() {
            return open(0);
        }
    }

    @Nested
    class TimersWithSomeOnTheHeap extends StoreTimersContract {

        @Override
        protected StateStore openStore() {
            return open(20_000);
        }
    }

    @Nested
    class TimersOnTheHeap extends StoreTimersContract {

        @Override
        protected StateStore openStore() {
            return open(100_000_000);
        }
    }

    @Nested
    class Restore extends StoreRestoreContract {

        @Override
        protected StateStore openStore() {
            return open(0);
        }
    }

    @Nested
    class RestoreWithSomeOnTheHeap extends StoreRestoreContract {

        @Override
        protected StateStore openStore() {
            return open(20_000);
        }
    }

    @Nested
    class Model extends StoreModelContract {

        @Override
        protected StateStore openStore() {
            return open(0);
        }
    }

    @Nested
    class ModelWithFewOnTheHeap extends StoreModelContract {

        @Override
        protected StateStore openStore() {
            return open(5_000);
        }
    }

    @Nested
    class ModelWithSomeOnTheHeap extends StoreModelContract {

        @Override
        protected StateStore openStore() {
            return open(20_000);
        }
    }

    @Nested
    class ModelOnTheHeap extends StoreModelContract {

        @Override
        protected StateStore openStore() {
            return open(100_000_000);
        }
    }

    @Nested
    class Walks extends StoreWalkContract {

        @Override
        protected StateStore openStore() {
            return open(0);
        }
    }

    @Nested
    class WalksWithSomeOnTheHeap extends StoreWalkContract {

        @Override
        protected StateStore openStore() {
            return open(5_000);
        }
    }

    @Nested
    class WalksOnTheHeap extends StoreWalkContract {

        @Override
        protected StateStore openStore() {
            return open(100_000_000);
        }
    }
}
