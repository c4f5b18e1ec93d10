package shop;

import dev.holdfast.annotation.StateRecord;

/** Both kinds of constructor: the one with all fields is called. */
@StateRecord(version = 3)
public final class Money {

    private final String currency;
    private final long cents;

    Money() {
        this(0, "EUR");
    }

    Money(long cents, String currency) {
        this.currency = currency;
        this.cents = cents;
    }

    public String getCurrency() {
        return currency;
    }

    public long cents() {
        return cents;
    }
}
