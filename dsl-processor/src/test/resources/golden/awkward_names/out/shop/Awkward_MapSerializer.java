package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Map;

/**
 * Serializer of {@link Awkward.Map}, version 1.
 *
 * <pre>
 * map  count, then for each: string; Map2
 * </pre>
 */
@Generated("shop.Awkward.Map")
final class Awkward_MapSerializer implements StateSerializer<Awkward.Map> {

    private static final int FORMAT = 1;

    private static final Awkward_Map2Serializer MAP2_SERIALIZER = new Awkward_Map2Serializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Awkward$Map",
            1,
            Schema.field("map", SchemaType.map(SchemaType.STRING, MAP2_SERIALIZER.schema().type())));

    Awkward_MapSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Awkward.Map value, StateOutput out) {
        writeMap(value.map(), out);
    }

    @Override
    public Awkward.Map read(StateInput in) {
        Map<String, Awkward.Map2> map = readMap(in);
        return new Awkward.Map(map);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Awkward_Map2Serializer());
    }

    private static void writeMap(Map<String, Awkward.Map2> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<String, Awkward.Map2> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            MAP2_SERIALIZER.write(entry.getValue(), out);
        }
    }

    private static Map<String, Awkward.Map2> readMap(StateInput in) {
        int count = in.readCount();
        MapBuilder<String, Awkward.Map2> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            String key = in.readRepeatedString();
            map.put(key, MAP2_SERIALIZER.read(in));
        }
        return map.build();
    }
}
