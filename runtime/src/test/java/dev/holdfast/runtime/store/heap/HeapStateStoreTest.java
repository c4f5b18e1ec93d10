package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.StoreModelContract;
import dev.holdfast.runtime.store.StoreRestoreContract;
import dev.holdfast.runtime.store.StoreTimersContract;
import dev.holdfast.runtime.store.StoreValuesContract;
import dev.holdfast.runtime.store.StoreWalkContract;
import org.junit.jupiter.api.Nested;

/** The heap store keeps the contract of stores. */
class HeapStateStoreTest {

    @Nested
    class Values extends StoreValuesContract {

        @Override
        protected StateStore openStore() {
            return new HeapStateStore();
        }
    }

    @Nested
    class Timers extends StoreTimersContract {

        @Override
        protected StateStore openStore() {
            return new HeapStateStore();
        }
    }

    @Nested
    class Restore extends StoreRestoreContract {

        @Override
        protected StateStore openStore() {
            return new HeapStateStore();
        }
    }

    @Nested
    class Model extends StoreModelContract {

        @Override
        protected StateStore openStore() {
            return new HeapStateStore();
        }
    }

    @Nested
    class Walks extends StoreWalkContract {

        @Override
        protected StateStore openStore() {
            return new HeapStateStore();
        }
    }
}
