package dev.holdfast.runtime;

import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same cases on the other store, with no row left on the heap. */
class RowLifeCycleOnRocksDbTest extends RowLifeCycleTest {

    @TempDir
    Path databases;

    @Override
    ScriptedCalls calls(Path checkpoint, TimeoutMode mode) {
        RocksDbOptions options =
                RocksDbOptions.defaults().withDirectory(databases).withRowCacheBytes(0);
        return new ScriptedCalls(checkpoint, mode, new StoredRows(StateStores.rocksDb(options)));
    }
}
