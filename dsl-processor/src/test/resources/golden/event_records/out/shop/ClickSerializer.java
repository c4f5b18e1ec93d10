package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Serializer of {@link Click}, version 1.
 *
 * <pre>
 * userId    string
 * storeId   varlong
 * count     varint
 * price     eight bytes
 * at        instant
 * device    string
 * page      Page
 * referrer  boolean, then if true: string
 * tags      count, then for each: string
 * origin    Origin
 * </pre>
 */
@Generated("shop.Click")
public final class ClickSerializer implements StateSerializer<Click> {

    private static final int FORMAT = 1;

    private static final Click_PageSerializer PAGE_SERIALIZER = new Click_PageSerializer();

    private static final Click_OriginSerializer ORIGIN_SERIALIZER = new Click_OriginSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Click",
            1,
            Schema.field("userId", SchemaType.STRING),
            Schema.field("storeId", SchemaType.LONG),
            Schema.field("count", SchemaType.INT),
            Schema.field("price", SchemaType.DOUBLE),
            Schema.field("at", SchemaType.INSTANT),
            Schema.field("device", StateSerializers.enumeration(Click.Device.class).schema().type()),
            Schema.field("page", SchemaType.key(PAGE_SERIALIZER.schema().type())),
            Schema.field("referrer", SchemaType.nullable(SchemaType.STRING)),
            Schema.field("tags", SchemaType.list(SchemaType.STRING)),
            Schema.field("origin", ORIGIN_SERIALIZER.schema().type()));

    public ClickSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Click value, StateOutput out) {
        out.writeString(value.userId());
        out.writeVarLong(value.storeId());
        out.writeVarInt(value.count());
        out.writeDouble(value.price());
        out.writeInstant(value.at());
        out.writeEnum(value.device());
        PAGE_SERIALIZER.write(value.page(), out);
        out.writeBoolean(value.referrer() != null);
        if (value.referrer() != null) {
            out.writeString(value.referrer());
        }
        writeTags(value.tags(), out);
        ORIGIN_SERIALIZER.write(value.origin(), out);
    }

    @Override
    public Click read(StateInput in) {
        String userId = in.readString();
        long storeId = in.readVarLong();
        int count = in.readVarInt();
        double price = in.readDouble();
        Instant at = in.readInstant();
        Click.Device device = in.readEnum(Click.Device.class);
        Click.Page page = PAGE_SERIALIZER.read(in);
        String referrer = in.readBoolean() ? in.readString() : null;
        List<String> tags = readTags(in);
        Click.Origin origin = ORIGIN_SERIALIZER.read(in);
        return new Click(userId, storeId, count, price, at, device, page, referrer, tags, origin);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Click_OriginSerializer());
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
}
