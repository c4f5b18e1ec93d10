package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.DoubleField;
import dev.holdfast.operator.Field;
import dev.holdfast.operator.KeyComponent;
import dev.holdfast.operator.LongField;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Instant;
import java.util.List;

/** Fields of {@link Click}. */
@Generated("shop.Click")
public final class ClickFields {

    public static final KeyComponent<Click, String> userId = new KeyComponent<>("userId", Click::userId, StateSerializers.string(), KeySerializers.string());

    public static final LongField<Click> storeId = new LongField<>("storeId", Click::storeId);

    public static final KeyComponent<Click, Integer> count = new KeyComponent<>("count", Click::count, StateSerializers.int32(), KeySerializers.int32());

    public static final DoubleField<Click> price = new DoubleField<>("price", Click::price);

    public static final KeyComponent<Click, Instant> at = new KeyComponent<>("at", Click::at, StateSerializers.instant(), KeySerializers.instant());

    public static final KeyComponent<Click, Click.Device> device = new KeyComponent<>("device", Click::device, StateSerializers.enumeration(Click.Device.class), KeySerializers.enumeration(Click.Device.class));

    public static final KeyComponent<Click, Click.Page> page = new KeyComponent<>("page", Click::page, StateSerializers.key(new Click_PageSerializer()), new Click_PageSerializer());

    public static final Field<Click, String> referrer = new Field<>("referrer", Click::referrer);

    public static final Field<Click, List<String>> tags = new Field<>("tags", Click::tags);

    public static final Field<Click, Click.Origin> origin = new Field<>("origin", Click::origin, new Click_OriginSerializer());

    private ClickFields() {}
}
