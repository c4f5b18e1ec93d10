import dev.holdfast.connector.JsonFormat;
import dev.holdfast.runtime.io.json.JsonService;
import dev.holdfast.runtime.kryo.KryoProvider;
import dev.holdfast.serial.KryoSerializerProvider;

/**
 * The embedded engine with its connectors and stores. What is only of use to somebody who has the library for it, Jackson,
 * RocksDB or Kryo, is not asked for: a module that uses it requires the library itself.
 */
// The test kit is compiled later; Kryo and RocksDB have no descriptors.
@SuppressWarnings({"module", "requires-automatic"})
module dev.holdfast.runtime {
    requires transitive dev.holdfast.operators;
    requires org.slf4j;
    requires static com.esotericsoftware.kryo;
    requires static com.fasterxml.jackson.databind;
    requires static com.fasterxml.jackson.datatype.jdk8;
    requires static com.fasterxml.jackson.datatype.jsr310;
    requires static org.objenesis;
    requires static rocksdbjni;

    exports dev.holdfast.runtime;
    exports dev.holdfast.runtime.change;
    exports dev.holdfast.runtime.files;
    exports dev.holdfast.runtime.io;
    exports dev.holdfast.runtime.reader;
    exports dev.holdfast.runtime.replay;
    exports dev.holdfast.runtime.store;
    exports dev.holdfast.runtime.store.rocksdb;
    exports dev.holdfast.runtime.time;
    exports dev.holdfast.runtime.batch to
            dev.holdfast.testkit;
    exports dev.holdfast.runtime.operator to
            dev.holdfast.testkit;
    exports dev.holdfast.runtime.watermark to
            dev.holdfast.testkit;

    provides JsonFormat with
            JsonService;
    provides KryoSerializerProvider with
            KryoProvider;
}
