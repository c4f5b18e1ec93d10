package dev.holdfast.samples.fraud;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import java.util.Map;

/** What the page on states shows. */
final class FraudExamples {

    private FraudExamples() {}

    static Stream<Suspicion> suspicions(EventTimeStream<Payment> payments, Map<String, Spending> known) {
        return payments.groupByKey(Payment::card)
                .flatMapGroupsWithState(
                        CardsOperators.watch().named("cards").withInitialState(CardsOperators.WATCH_SPENDING, known));
    }
}
