package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateArrays;
import dev.holdfast.serial.StateClasses;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Serializer of {@link Use}, version 1.
 *
 * <pre>
 * pair     Pair of (string, varint)
 * nested   Pair of (varint, Pair of (string, varint))
 * many     count, then for each: Pair of (boolean, then if true: string, varint)
 * nodes    count, then for each: string; Node of (varlong, count, then for each: Node)
 * outcome  Outcome of an alternative: Success of (string), Failure of (string, count, then for each: string)
 * box      Box of (count, then bytes)
 * </pre>
 */
@Generated("shop.Use")
public final class UseSerializer implements StateSerializer<Use> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Use",
            1,
            Schema.field("pair", Schema.record(
                    FORMAT,
                    "shop.Pair",
                    1,
                    Schema.field("first", SchemaType.STRING),
                    Schema.field("second", SchemaType.INT)).type()),
            Schema.field("nested", Schema.record(
                    FORMAT,
                    "shop.Pair",
                    1,
                    Schema.field("first", SchemaType.INT),
                    Schema.field("second", Schema.record(
                            FORMAT,
                            "shop.Pair",
                            1,
                            Schema.field("first", SchemaType.STRING),
                            Schema.field("second", SchemaType.INT)).type())).type()),
            Schema.field("many", SchemaType.list(Schema.record(
                    FORMAT,
                    "shop.Pair",
                    1,
                    Schema.field("first", SchemaType.nullable(SchemaType.STRING)),
                    Schema.field("second", SchemaType.INT)).type())),
            Schema.field("nodes", SchemaType.map(SchemaType.STRING, Schema.record(
                    FORMAT,
                    "shop.Use$Node",
                    1,
                    Schema.field("in", SchemaType.LONG),
                    Schema.field("children", SchemaType.list(SchemaType.enclosing(1)))).type())),
            Schema.field("outcome", Schema.oneOf(
                    FORMAT,
                    "shop.Use$Outcome",
                    Schema.record(
                            FORMAT,
                            "shop.Use$Success",
                            1,
                            Schema.field("value", SchemaType.STRING)),
                    Schema.record(
                            FORMAT,
                            "shop.Use$Failure",
                            1,
                            Schema.field("reason", SchemaType.STRING),
                            Schema.field("tried", SchemaType.list(SchemaType.STRING)))).type()),
            Schema.field("box", Schema.record(
                    FORMAT,
                    "shop.Use$Box",
                    1,
                    Schema.field("content", SchemaType.BYTES)).type()));

    public UseSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Use value, StateOutput out) {
        writePair(value.pair(), out);
        writePair_(value.nested(), out);
        writeMany(value.many(), out);
        writeNodes(value.nodes(), out);
        writeUseOutcome(value.outcome(), out);
        writeUseBox(value.box(), out);
    }

    @Override
    public Use read(StateInput in) {
        Pair<String, Integer> pair = readPair(in);
        Pair<Integer, Pair<String, Integer>> nested = readPair_(in);
        List<Pair<String, Integer>> many = readMany(in);
        Map<String, Use.Node<Long>> nodes = readNodes(in);
        Use.Outcome<String> outcome = readUseOutcome(in);
        Use.Box<byte[]> box = readUseBox(in);
        return new Use(pair, nested, many, nodes, outcome, box);
    }

    private static void writePair(Pair<String, Integer> value, StateOutput out) {
        out.writeString(value.first());
        out.writeVarInt(value.second());
    }

    private static Pair<String, Integer> readPair(StateInput in) {
        String first = in.readString();
        Integer second = in.readVarInt();
        return new Pair<>(first, second);
    }

    private static void writePair_(Pair<Integer, Pair<String, Integer>> value, StateOutput out) {
        out.writeVarInt(value.first());
        writePair(value.second(), out);
    }

    private static Pair<Integer, Pair<String, Integer>> readPair_(StateInput in) {
        Integer first = in.readVarInt();
        Pair<String, Integer> second = readPair(in);
        return new Pair<>(first, second);
    }

    private static void writeMany(List<Pair<String, Integer>> list, StateOutput out) {
        out.writeCount(list.size());
        for (Pair<String, Integer> element : list) {
            writePair__(element, out);
        }
    }

    private static List<Pair<String, Integer>> readMany(StateInput in) {
        int count = in.readCount();
        List<Pair<String, Integer>> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readPair__(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writePair__(Pair<String, Integer> value, StateOutput out) {
        out.writeBoolean(value.first() != null);
        if (value.first() != null) {
            out.writeString(value.first());
        }
        out.writeVarInt(value.second());
    }

    private static Pair<String, Integer> readPair__(StateInput in) {
        String first = in.readBoolean() ? in.readString() : null;
        Integer second = in.readVarInt();
        return new Pair<>(first, second);
    }

    private static void writeNodes(Map<String, Use.Node<Long>> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<String, Use.Node<Long>> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            writeUseNode(entry.getValue(), out);
        }
    }

    private static Map<String, Use.Node<Long>> readNodes(StateInput in) {
        int count = in.readCount();
        MapBuilder<String, Use.Node<Long>> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            String key = in.readRepeatedString();
            map.put(key, readUseNode(in));
        }
        return map.build();
    }

    private static void writeUseNode(Use.Node<Long> value, StateOutput out) {
        out.enter("shop.Use.Node");
        out.writeVarLong(value.in());
        writeChildren(value.children(), out);
        out.leave();
    }

    private static Use.Node<Long> readUseNode(StateInput in_) {
        in_.enter("shop.Use.Node");
        Long in = in_.readVarLong();
        List<Use.Node<Long>> children = readChildren(in_);
        in_.leave();
        return new Use.Node<>(in, children);
    }

    private static void writeChildren(List<Use.Node<Long>> list, StateOutput out) {
        out.writeCount(list.size());
        for (Use.Node<Long> element : list) {
            writeUseNode(element, out);
        }
    }

    private static List<Use.Node<Long>> readChildren(StateInput in) {
        int count = in.readCount();
        List<Use.Node<Long>> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readUseNode(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeUseOutcome(Use.Outcome<String> value, StateOutput out) {
        if (value instanceof Use.Success<String> success) {
            out.writeAlternative(0);
            writeUseSuccess(success, out);
        } else {
            out.writeAlternative(1);
            writeUseFailure((Use.Failure<String>) value, out);
        }
    }

    private static Use.Outcome<String> readUseOutcome(StateInput in) {
        return switch (in.readAlternative(2)) {
            case 0 -> readUseSuccess(in);
            default -> readUseFailure(in);
        };
    }

    private static void writeUseSuccess(Use.Success<String> value, StateOutput out) {
        out.writeString(value.value());
    }

    private static Use.Success<String> readUseSuccess(StateInput in) {
        String value = in.readString();
        return new Use.Success<>(value);
    }

    private static void writeUseFailure(Use.Failure<String> value, StateOutput out) {
        out.writeString(value.reason());
        writeTried(value.tried(), out);
    }

    private static Use.Failure<String> readUseFailure(StateInput in) {
        String reason = in.readString();
        List<String> tried = readTried(in);
        return new Use.Failure<>(reason, tried);
    }

    private static void writeTried(List<String> list, StateOutput out) {
        out.writeCount(list.size());
        for (String element : list) {
            out.writeString(element);
        }
    }

    private static List<String> readTried(StateInput in) {
        int count = in.readCount();
        List<String> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readString());
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeUseBox(Use.Box<byte[]> value, StateOutput out) {
        StateClasses.requireExact(value, Use.Box.class);
        StateArrays.writeBytes(out, value.content);
    }

    private static Use.Box<byte[]> readUseBox(StateInput in) {
        byte[] content = StateArrays.readBytes(in);
        try {
            return new Use.Box<>(content);
        } catch (RuntimeException e) {
            throw CorruptStateException.refused(Use.Box.class, e);
        }
    }
}
