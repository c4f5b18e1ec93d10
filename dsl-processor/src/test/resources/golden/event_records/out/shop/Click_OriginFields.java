package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.field.KeyComponent;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/** Fields of {@link Click.Origin}. */
@Generated("shop.Click.Origin")
public final class Click_OriginFields {

    private static final StateSerializer<Click.Origin> EVENTS = new Click_OriginSerializer();

    public static final KeyComponent<Click.Origin, String> country = new KeyComponent<>("country", Click.Origin::country, StateSerializers.string(), KeySerializers.string(), EVENTS);

    private Click_OriginFields() {}

    /** A key that is made of an event, such as one of several components: a name for the ids of operators, what makes it, and its bytes. */
    public static <K> KeyField<Click.Origin, K> key(String name, Function<Click.Origin, K> keyFn,
            KeySerializer<K> keys) {
        return KeyField.of(name, keyFn, keys, EVENTS);
    }
}
