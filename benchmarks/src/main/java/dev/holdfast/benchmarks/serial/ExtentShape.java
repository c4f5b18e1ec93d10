package dev.holdfast.benchmarks.serial;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.holdfast.benchmarks.serial.proto.ExtentMessage;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** {@link Extent}: a small number and two times. */
final class ExtentShape implements Shape<Extent> {

    private static final Schema AVRO = SchemaBuilder.record("Extent")
            .fields()
            .requiredLong("count")
            .requiredLong("first")
            .requiredLong("last")
            .endRecord();

    @Override
    public Class<Extent> type() {
        return Extent.class;
    }

    @Override
    public List<Extent> values() {
        Random random = new Random(44);
        List<Extent> values = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            long first = 1_790_000_000_000L + random.nextInt(1 << 30);
            values.add(new Extent(random.nextInt(100_000), first, first + random.nextInt(10_000_000)));
        }
        return values;
    }

    @Override
    public StateSerializer<Extent> serializer() {
        return new ExtentSerializer();
    }

    @Override
    public Codec<Extent> handwritten() {
        return new HandwrittenExtent();
    }

    @Override
    public Schema avroSchema() {
        return AVRO;
    }

    @Override
    public GenericRecord avro(Extent value) {
        GenericData.Record record = new GenericData.Record(AVRO);
        record.put("count", value.count());
        record.put("first", value.first());
        record.put("last", value.last());
        return record;
    }

    @Override
    public Parser<ExtentMessage> parser() {
        return ExtentMessage.parser();
    }

    @Override
    public MessageLite message(Extent value) {
        return ExtentMessage.newBuilder()
                .setCount(value.count())
                .setFirst(value.first())
                .setLast(value.last())
                .build();
    }
}
