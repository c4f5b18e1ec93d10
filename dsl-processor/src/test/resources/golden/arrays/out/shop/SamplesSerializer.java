package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateArrays;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/**
 * Serializer of {@link Samples}, version 1.
 *
 * <pre>
 * bytes     count, then bytes
 * booleans  count, then for each: boolean
 * shorts    count, then for each: varint
 * chars     count, then for each: unsigned varint
 * ints      count, then for each: varint
 * longs     count, then for each: varlong
 * floats    count, then for each: four bytes
 * doubles   count, then for each: eight bytes
 * names     count, then for each: string
 * grid      count, then for each: count, then for each: varint
 * points    count, then for each: count, then for each: Point
 * holes     count, then for each: boolean, then if true: string
 * maybe     boolean, then if true: count, then for each: varint
 * </pre>
 */
@Generated("shop.Samples")
public final class SamplesSerializer implements StateSerializer<Samples> {

    private static final int FORMAT = 1;

    private static final Samples_PointSerializer POINT_SERIALIZER = new Samples_PointSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Samples",
            1,
            Schema.field("bytes", SchemaType.BYTES),
            Schema.field("booleans", SchemaType.list(SchemaType.BOOLEAN)),
            Schema.field("shorts", SchemaType.list(SchemaType.SHORT)),
            Schema.field("chars", SchemaType.list(SchemaType.CHAR)),
            Schema.field("ints", SchemaType.list(SchemaType.INT)),
            Schema.field("longs", SchemaType.list(SchemaType.LONG)),
            Schema.field("floats", SchemaType.list(SchemaType.FLOAT)),
            Schema.field("doubles", SchemaType.list(SchemaType.DOUBLE)),
            Schema.field("names", SchemaType.list(SchemaType.STRING)),
            Schema.field("grid", SchemaType.list(SchemaType.list(SchemaType.INT))),
            Schema.field("points", SchemaType.list(SchemaType.list(POINT_SERIALIZER.schema().type()))),
            Schema.field("holes", SchemaType.list(SchemaType.nullable(SchemaType.STRING))),
            Schema.field("maybe", SchemaType.nullable(SchemaType.list(SchemaType.INT))));

    public SamplesSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Samples value, StateOutput out) {
        StateArrays.writeBytes(out, value.bytes());
        StateArrays.writeBooleans(out, value.booleans());
        StateArrays.writeShorts(out, value.shorts());
        StateArrays.writeChars(out, value.chars());
        StateArrays.writeInts(out, value.ints());
        StateArrays.writeLongs(out, value.longs());
        StateArrays.writeFloats(out, value.floats());
        StateArrays.writeDoubles(out, value.doubles());
        writeNames(value.names(), out);
        writeGrid(value.grid(), out);
        writePoints(value.points(), out);
        writeHoles(value.holes(), out);
        out.writeBoolean(value.maybe() != null);
        if (value.maybe() != null) {
            StateArrays.writeInts(out, value.maybe());
        }
    }

    @Override
    public Samples read(StateInput in) {
        byte[] bytes = StateArrays.readBytes(in);
        boolean[] booleans = StateArrays.readBooleans(in);
        short[] shorts = StateArrays.readShorts(in);
        char[] chars = StateArrays.readChars(in);
        int[] ints = StateArrays.readInts(in);
        long[] longs = StateArrays.readLongs(in);
        float[] floats = StateArrays.readFloats(in);
        double[] doubles = StateArrays.readDoubles(in);
        String[] names = readNames(in);
        int[][] grid = readGrid(in);
        Samples.Point[][] points = readPoints(in);
        String[] holes = readHoles(in);
        int[] maybe = in.readBoolean() ? StateArrays.readInts(in) : null;
        return new Samples(bytes, booleans, shorts, chars, ints, longs, floats, doubles, names,
                grid, points, holes, maybe);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Samples_PointSerializer());
    }

    private static void writeNames(String[] array, StateOutput out) {
        out.writeCount(array.length);
        for (String element : array) {
            out.writeString(element);
        }
    }

    private static String[] readNames(StateInput in) {
        int count = in.readCount();
        List<String> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readString());
        }
        return list.toArray(new String[0]);
    }

    private static void writeGrid(int[][] array, StateOutput out) {
        out.writeCount(array.length);
        for (int[] element : array) {
            StateArrays.writeInts(out, element);
        }
    }

    private static int[][] readGrid(StateInput in) {
        int count = in.readCount();
        List<int[]> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(StateArrays.readInts(in));
        }
        return list.toArray(new int[0][]);
    }

    private static void writePoints(Samples.Point[][] array, StateOutput out) {
        out.writeCount(array.length);
        for (Samples.Point[] element : array) {
            writePointsElement(element, out);
        }
    }

    private static Samples.Point[][] readPoints(StateInput in) {
        int count = in.readCount();
        List<Samples.Point[]> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readPointsElement(in));
        }
        return list.toArray(new Samples.Point[0][]);
    }

    private static void writePointsElement(Samples.Point[] array, StateOutput out) {
        out.writeCount(array.length);
        for (Samples.Point element : array) {
            POINT_SERIALIZER.write(element, out);
        }
    }

    private static Samples.Point[] readPointsElement(StateInput in) {
        int count = in.readCount();
        List<Samples.Point> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(POINT_SERIALIZER.read(in));
        }
        return list.toArray(new Samples.Point[0]);
    }

    private static void writeHoles(String[] array, StateOutput out) {
        out.writeCount(array.length);
        for (String element : array) {
            out.writeBoolean(element != null);
            if (element != null) {
                out.writeString(element);
            }
        }
    }

    private static String[] readHoles(StateInput in) {
        int count = in.readCount();
        List<String> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readBoolean() ? in.readString() : null);
        }
        return list.toArray(new String[0]);
    }
}
