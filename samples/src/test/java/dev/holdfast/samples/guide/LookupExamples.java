package dev.holdfast.samples.guide;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Table;
import dev.holdfast.connector.Sink;
import java.time.Duration;

/** Lookups of the guide. */
final class LookupExamples {

    private LookupExamples() {}

    static EventTimeStream<Converted> converted(EventTimeStream<Payment> payments, EventTimeStream<Rate> rates) {
        return payments.lookup(PaymentFields.currency, rates.asTable(RateFields.currency, Duration.ofDays(1)))
                .asOf(Converted::new);
    }

    static EventTimeStream<Converted> allConverted(
            EventTimeStream<Payment> payments, EventTimeStream<Rate> rates, Sink<Payment> late) {
        Table<String, Rate> table =
                rates.asTable(RateFields.currency, Duration.ZERO).deletedBy(Rate::isWithdrawn);
        return payments.lookup(PaymentFields.currency, table)
                .named("all-converted")
                .lateEventsTo(late)
                .asOfOrNull(Converted::new);
    }
}
