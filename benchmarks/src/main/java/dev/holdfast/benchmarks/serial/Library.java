package dev.holdfast.benchmarks.serial;

import java.util.List;

/** Who writes and reads. */
public enum Library {
    GENERATED,
    HANDWRITTEN,
    KRYO,
    FORY,
    AVRO,
    PROTOBUF,
    JAVA;

    <T> Contender<?> contender(Shape<T> shape) throws Exception {
        List<T> values = shape.values();
        return switch (this) {
            case GENERATED -> new Contender<>(new StateCodec<>(shape.serializer()), values);
            case HANDWRITTEN -> new Contender<>(shape.handwritten(), values);
            case KRYO -> new Contender<>(new KryoCodec<>(shape.type()), values);
            case FORY -> new Contender<>(new ForyCodec<>(shape.type()), values);
            case AVRO ->
                new Contender<>(
                        new AvroCodec(shape.avroSchema()),
                        values.stream().map(shape::avro).toList());
            case PROTOBUF ->
                new Contender<>(
                        new ProtobufCodec(shape.parser()),
                        values.stream().map(shape::message).toList());
            case JAVA -> new Contender<>(new JavaCodec<>(shape.type()), values);
        };
    }
}
