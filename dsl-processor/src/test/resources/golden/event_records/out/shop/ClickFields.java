package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.field.DoubleField;
import dev.holdfast.field.Field;
import dev.holdfast.field.IntField;
import dev.holdfast.field.KeyComponent;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.LongField;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Fields of {@link Click}. */
@Generated("shop.Click")
public final class ClickFields {

    private static final StateSerializer<Click> EVENTS = new ClickSerializer();

    public static final KeyComponent<Click, String> userId = new KeyComponent<>("userId", Click::userId, StateSerializers.string(), KeySerializers.string(), EVENTS);

    public static final LongField<Click> storeId = new LongField<>("storeId", Click::storeId, EVENTS);

    public static final IntField<Click> count = new IntField<>("count", Click::count, EVENTS);

    public static final DoubleField<Click> price = new DoubleField<>("price", Click::price, EVENTS);

    public static final KeyComponent<Click, Instant> at = new KeyComponent<>("at", Click::at, StateSerializers.instant(), KeySerializers.instant(), EVENTS);

    public static final KeyComponent<Click, Click.Device> device = new KeyComponent<>("device", Click::device, StateSerializers.enumeration(Click.Device.class), KeySerializers.enumeration(Click.Device.class), EVENTS);

    public static final KeyComponent<Click, Click.Page> page = new KeyComponent<>("page", Click::page, StateSerializers.key(new Click_PageSerializer()), new Click_PageSerializer(), EVENTS);

    public static final Field<Click, String> referrer = new Field<>("referrer", Click::referrer, EVENTS);

    public static final Field<Click, List<String>> tags = new Field<>("tags", Click::tags, EVENTS);

    public static final Field<Click, Click.Origin> origin = new Field<>("origin", Click::origin, new Click_OriginSerializer(), EVENTS);

    private ClickFields() {}

    /** A key that is made of an event, such as one of several components: a name for the ids of operators, what makes it, and its bytes. */
    public static <K> KeyField<Click, K> key(String name, Function<Click, K> keyFn,
            KeySerializer<K> keys) {
        return KeyField.of(name, keyFn, keys, EVENTS);
    }
}
