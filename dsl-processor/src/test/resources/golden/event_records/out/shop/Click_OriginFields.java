package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.Field;
import dev.holdfast.serial.StateSerializers;

/** Fields of {@link Click.Origin}. */
@Generated("shop.Click.Origin")
public final class Click_OriginFields {

    public static final Field<Click.Origin, String> country = new Field<>("country", Click.Origin::country, StateSerializers.string());

    private Click_OriginFields() {}
}
