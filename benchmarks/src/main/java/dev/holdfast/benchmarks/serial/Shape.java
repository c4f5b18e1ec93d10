package dev.holdfast.benchmarks.serial;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * A state type that is measured, in the forms that the libraries want.
 *
 * @param <T> the type
 */
interface Shape<T> {

    Class<T> type();

    /** A few hundred different ones, so that no branch predictor learns them by heart. */
    List<T> values();

    StateSerializer<T> serializer();

    Codec<T> handwritten();

    Schema avroSchema();

    GenericRecord avro(T value);

    Parser<? extends MessageLite> parser();

    MessageLite message(T value);

    /** The shape of that name. */
    static Shape<?> named(String name) {
        return switch (name) {
            case "session" -> new SessionShape();
            case "account" -> new AccountShape();
            case "extent" -> new ExtentShape();
            default -> throw new IllegalArgumentException("no shape is called " + name);
        };
    }
}
