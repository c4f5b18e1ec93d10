package shop;

import dev.holdfast.annotation.DefaultValue;
import dev.holdfast.annotation.StateRecord;

@StateRecord
record Session(@DefaultValue("none") int pageViews, @DefaultValue("GBP") Currency currency, @DefaultValue("null") String page) {}

enum Currency {
    EUR,
    USD
}
