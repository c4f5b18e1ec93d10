package dev.holdfast.samples.fraud;

import dev.holdfast.annotation.StateRecord;

/** What a card has paid so far. */
@StateRecord
record Spending(long payments, long cents) {

    static final Spending NONE = new Spending(0, 0);

    Spending with(Payment payment) {
        return new Spending(payments + 1, cents + payment.cents());
    }

    /** Whether a payment is far above what the card usually pays; only when something is known of it. */
    boolean isFarBelow(Payment payment) {
        return payments >= 3 && payment.cents() > 10 * (cents / payments);
    }
}
