package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Serializer of {@link Basket}, version 1.
 *
 * <pre>
 * tags     count, then for each: string
 * amounts  count, then for each: string; varlong
 * pages    count, then for each: count, then for each: string; Item
 * matrix   count, then for each: Item; count, then for each: count, then for each: varint
 * </pre>
 */
@Generated("shop.Basket")
public final class BasketSerializer implements StateSerializer<Basket> {

    private static final int FORMAT = 1;

    private static final Basket_ItemSerializer ITEM_SERIALIZER = new Basket_ItemSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Basket",
            1,
            Schema.field("tags", SchemaType.list(SchemaType.STRING)),
            Schema.field("amounts", SchemaType.map(SchemaType.STRING, SchemaType.LONG)),
            Schema.field("pages", SchemaType.list(SchemaType.map(SchemaType.STRING, ITEM_SERIALIZER.schema().type()))),
            Schema.field("matrix", SchemaType.map(ITEM_SERIALIZER.schema().type(), SchemaType.list(SchemaType.list(SchemaType.INT)))));

    public BasketSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Basket value, StateOutput out) {
        writeTags(value.tags(), out);
        writeAmounts(value.amounts(), out);
        writePages(value.pages(), out);
        writeMatrix(value.matrix(), out);
    }

    @Override
    public Basket read(StateInput in) {
        List<String> tags = readTags(in);
        Map<String, Long> amounts = readAmounts(in);
        List<Map<String, Basket.Item>> pages = readPages(in);
        Map<Basket.Item, List<List<Integer>>> matrix = readMatrix(in);
        return new Basket(tags, amounts, pages, matrix);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Basket_ItemSerializer());
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

    private static void writeAmounts(Map<String, Long> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<String, Long> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            out.writeVarLong(entry.getValue());
        }
    }

    private static Map<String, Long> readAmounts(StateInput in) {
        int count = in.readCount();
        MapBuilder<String, Long> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            String key = in.readRepeatedString();
            map.put(key, in.readVarLong());
        }
        return map.build();
    }

    private static void writePages(List<Map<String, Basket.Item>> list, StateOutput out) {
        out.writeCount(list.size());
        for (Map<String, Basket.Item> element : list) {
            writePagesElement(element, out);
        }
    }

    private static List<Map<String, Basket.Item>> readPages(StateInput in) {
        int count = in.readCount();
        List<Map<String, Basket.Item>> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readPagesElement(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writePagesElement(Map<String, Basket.Item> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<String, Basket.Item> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            ITEM_SERIALIZER.write(entry.getValue(), out);
        }
    }

    private static Map<String, Basket.Item> readPagesElement(StateInput in) {
        int count = in.readCount();
        MapBuilder<String, Basket.Item> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            String key = in.readRepeatedString();
            map.put(key, ITEM_SERIALIZER.read(in));
        }
        return map.build();
    }

    private static void writeMatrix(Map<Basket.Item, List<List<Integer>>> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<Basket.Item, List<List<Integer>>> entry : map.entrySet()) {
            ITEM_SERIALIZER.write(entry.getKey(), out);
            writeMatrixValue(entry.getValue(), out);
        }
    }

    private static Map<Basket.Item, List<List<Integer>>> readMatrix(StateInput in) {
        int count = in.readCount();
        MapBuilder<Basket.Item, List<List<Integer>>> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            Basket.Item key = ITEM_SERIALIZER.read(in);
            map.put(key, readMatrixValue(in));
        }
        return map.build();
    }

    private static void writeMatrixValue(List<List<Integer>> list, StateOutput out) {
        out.writeCount(list.size());
        for (List<Integer> element : list) {
            writeMatrixValueElement(element, out);
        }
    }

    private static List<List<Integer>> readMatrixValue(StateInput in) {
        int count = in.readCount();
        List<List<Integer>> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readMatrixValueElement(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeMatrixValueElement(List<Integer> list, StateOutput out) {
        out.writeCount(list.size());
        for (Integer element : list) {
            out.writeVarInt(element);
        }
    }

    private static List<Integer> readMatrixValueElement(StateInput in) {
        int count = in.readCount();
        List<Integer> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readVarInt());
        }
        return Collections.unmodifiableList(list);
    }
}
