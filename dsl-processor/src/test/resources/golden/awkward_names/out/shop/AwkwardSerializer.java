package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Serializer of {@link Awkward}, version 1.
 *
 * <pre>
 * in                varint
 * out               varint
 * value             varint
 * schema            string
 * SCHEMA            varlong
 * FORMAT            varlong
 * INNER_SERIALIZER  varint
 * tags              count, then for each: string
 * Tags              count, then for each: varint
 * list              count, then for each: count, then for each: varint
 * listElement       count, then for each: varint
 * $1                varint
 * größe             varint
 * inner             Inner
 * map               Map
 * </pre>
 */
@Generated("shop.Awkward")
public final class AwkwardSerializer implements StateSerializer<Awkward> {

    private static final int FORMAT = 1;

    private static final Awkward_InnerSerializer INNER_SERIALIZER_ = new Awkward_InnerSerializer();

    private static final Awkward_MapSerializer MAP_SERIALIZER = new Awkward_MapSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Awkward",
            1,
            Schema.field("in", SchemaType.INT),
            Schema.field("out", SchemaType.INT),
            Schema.field("value", SchemaType.INT),
            Schema.field("schema", SchemaType.STRING),
            Schema.field("SCHEMA", SchemaType.LONG),
            Schema.field("FORMAT", SchemaType.LONG),
            Schema.field("INNER_SERIALIZER", SchemaType.INT),
            Schema.field("tags", SchemaType.list(SchemaType.STRING)),
            Schema.field("Tags", SchemaType.list(SchemaType.INT)),
            Schema.field("list", SchemaType.list(SchemaType.list(SchemaType.INT))),
            Schema.field("listElement", SchemaType.list(SchemaType.INT)),
            Schema.field("$1", SchemaType.INT),
            Schema.field("größe", SchemaType.INT),
            Schema.field("inner", INNER_SERIALIZER_.schema().type()),
            Schema.field("map", MAP_SERIALIZER.schema().type()));

    public AwkwardSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Awkward value, StateOutput out) {
        out.writeVarInt(value.in());
        out.writeVarInt(value.out());
        out.writeVarInt(value.value());
        out.writeString(value.schema());
        out.writeVarLong(value.SCHEMA());
        out.writeVarLong(value.FORMAT());
        out.writeVarInt(value.INNER_SERIALIZER());
        writeTags(value.tags(), out);
        writeTags_(value.Tags(), out);
        writeList(value.list(), out);
        writeListElement_(value.listElement(), out);
        out.writeVarInt(value.$1());
        out.writeVarInt(value.größe());
        INNER_SERIALIZER_.write(value.inner(), out);
        MAP_SERIALIZER.write(value.map(), out);
    }

    @Override
    public Awkward read(StateInput in_) {
        int in = in_.readVarInt();
        int out = in_.readVarInt();
        int value = in_.readVarInt();
        String schema = in_.readString();
        long SCHEMA = in_.readVarLong();
        long FORMAT = in_.readVarLong();
        int INNER_SERIALIZER = in_.readVarInt();
        List<String> tags = readTags(in_);
        List<Integer> Tags = readTags_(in_);
        List<List<Integer>> list = readList(in_);
        List<Integer> listElement = readListElement_(in_);
        int $1 = in_.readVarInt();
        int größe = in_.readVarInt();
        Awkward.Inner inner = INNER_SERIALIZER_.read(in_);
        Awkward.Map map = MAP_SERIALIZER.read(in_);
        return new Awkward(in, out, value, schema, SCHEMA, FORMAT, INNER_SERIALIZER, tags, Tags,
                list, listElement, $1, größe, inner, map);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Awkward_InnerSerializer(), new Awkward_MapSerializer());
    }

    private static void writeTags(List<String> list, StateOutput out) {
        out.writeCount(list.size());
        for (String element : list) {
            out.writeString(element);
        }
    }

    private static List<String> readTags(StateInput in) {
        int count = in.readCount();
        List<String> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readString());
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeTags_(List<Integer> list, StateOutput out) {
        out.writeCount(list.size());
        for (Integer element : list) {
            out.writeVarInt(element);
        }
    }

    private static List<Integer> readTags_(StateInput in) {
        int count = in.readCount();
        List<Integer> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readVarInt());
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeList(List<List<Integer>> list, StateOutput out) {
        out.writeCount(list.size());
        for (List<Integer> element : list) {
            writeListElement(element, out);
        }
    }

    private static List<List<Integer>> readList(StateInput in) {
        int count = in.readCount();
        List<List<Integer>> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readListElement(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeListElement(List<Integer> list, StateOutput out) {
        out.writeCount(list.size());
        for (Integer element : list) {
            out.writeVarInt(element);
        }
    }

    private static List<Integer> readListElement(StateInput in) {
        int count = in.readCount();
        List<Integer> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readVarInt());
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeListElement_(List<Integer> list, StateOutput out) {
        out.writeCount(list.size());
        for (Integer element : list) {
            out.writeVarInt(element);
        }
    }

    private static List<Integer> readListElement_(StateInput in) {
        int count = in.readCount();
        List<Integer> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readVarInt());
        }
        return Collections.unmodifiableList(list);
    }
}
