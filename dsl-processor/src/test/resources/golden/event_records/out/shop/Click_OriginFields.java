package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.KeyComponent;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Fields of {@link Click.Origin}. */
@Generated("shop.Click.Origin")
public final class Click_OriginFields {

    public static final KeyComponent<Click.Origin, String> country = new KeyComponent<>("country", Click.Origin::country, StateSerializers.string(), KeySerializers.string());

    private Click_OriginFields() {}
}
