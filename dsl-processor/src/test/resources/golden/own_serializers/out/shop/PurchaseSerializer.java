package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.FramedValues;
import dev.holdfast.serial.KryoSerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Serializer of {@link Purchase}, version 1.
 *
 * <pre>
 * price     count, then bytes of its own serializer
 * discount  boolean, then if true: count, then bytes of its own serializer
 * tags      count, then bytes of its own serializer
 * colors    count, then for each: count, then bytes of its own serializer
 * flags     count, then bytes of its own serializer
 * label     boolean, then if true: count, then bytes of its own serializer
 * </pre>
 */
@Generated("shop.Purchase")
public final class PurchaseSerializer implements StateSerializer<Purchase> {

    private static final int FORMAT = 1;

    private static final MoneySerializer MONEY_SERIALIZER = new MoneySerializer();

    private static final TagsSerializer TAGS_SERIALIZER = new TagsSerializer();

    private static final Color.Serializer SERIALIZER = new Color.Serializer();

    private static final StateSerializer<BitSet> BIT_SET_KRYO = KryoSerializers.of(BitSet.class, ArrayList.class, long[].class);

    private static final StateSerializer<Comparable<String>> COMPARABLE_KRYO = KryoSerializers.of(Comparable.class);

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Purchase",
            1,
            Schema.field("price", FramedValues.schemaType(MONEY_SERIALIZER)),
            Schema.field("discount", SchemaType.nullable(FramedValues.schemaType(MONEY_SERIALIZER))),
            Schema.field("tags", FramedValues.schemaType(TAGS_SERIALIZER)),
            Schema.field("colors", SchemaType.list(FramedValues.schemaType(SERIALIZER))),
            Schema.field("flags", SchemaType.opaque("kryo:java.util.BitSet,java.util.ArrayList,long[]")),
            Schema.field("label", SchemaType.nullable(SchemaType.opaque("kryo:java.lang.Comparable"))));

    public PurchaseSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Purchase value, StateOutput out) {
        FramedValues.write(MONEY_SERIALIZER, value.price(), out);
        out.writeBoolean(value.discount() != null);
        if (value.discount() != null) {
            FramedValues.write(MONEY_SERIALIZER, value.discount(), out);
        }
        FramedValues.write(TAGS_SERIALIZER, value.tags(), out);
        writeColors(value.colors(), out);
        FramedValues.write(BIT_SET_KRYO, value.flags(), out);
        out.writeBoolean(value.label() != null);
        if (value.label() != null) {
            FramedValues.write(COMPARABLE_KRYO, value.label(), out);
        }
    }

    @Override
    public Purchase read(StateInput in) {
        Purchase.Money price = FramedValues.read(MONEY_SERIALIZER, in);
        Purchase.Money discount = in.readBoolean() ? FramedValues.read(MONEY_SERIALIZER, in) : null;
        Map<String, ?> tags = FramedValues.read(TAGS_SERIALIZER, in);
        List<Color> colors = readColors(in);
        BitSet flags = FramedValues.read(BIT_SET_KRYO, in);
        Comparable<String> label = in.readBoolean() ? FramedValues.read(COMPARABLE_KRYO, in) : null;
        return new Purchase(price, discount, tags, colors, flags, label);
    }

    private static void writeColors(List<Color> list, StateOutput out) {
        out.writeCount(list.size());
        for (Color element : list) {
            FramedValues.write(SERIALIZER, element, out);
        }
    }

    private static List<Color> readColors(StateInput in) {
        int count = in.readCount();
        List<Color> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(FramedValues.read(SERIALIZER, in));
        }
        return Collections.unmodifiableList(list);
    }
}
