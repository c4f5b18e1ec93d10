package dev.holdfast.samples.fraud;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.samples.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A strange day in the life of two cards. */
public final class FraudSample {

    private final MemorySource<Payment> payments = MemorySource.of("payments");
    private final MemorySource<LimitChange> limits = MemorySource.of("limits");
    private Instant time = Instant.parse("2026-11-20T12:00:00Z");

    private FraudSample() {}

    /** Suspicions about cards. */
    public static Pipeline pipeline(Source<Payment> payments, Sink<? super Suspicion> suspicions) {
        return Stream.from(payments)
                .withWatermark(Payment::at, Duration.ofMinutes(1))
                .groupByKey(Payment::card)
                .flatMapGroupsWithState(CardsOperators.watch())
                .writeTo(suspicions);
    }

    /** The same, and payments above limits that change meanwhile. */
    public static Pipeline pipeline(
            Source<Payment> payments, Source<LimitChange> limits, Sink<? super Suspicion> suspicions) {
        EventTimeStream<Payment> timed = Stream.from(payments).withWatermark(Payment::at, Duration.ofMinutes(1));
        return timed.groupByKey(Payment::card)
                .flatMapGroupsWithState(CardsOperators.watch())
                .union(aboveLimits(timed, Stream.from(limits)))
                .writeTo(suspicions);
    }

    static Stream<Suspicion> aboveLimits(EventTimeStream<Payment> payments, Stream<LimitChange> limits) {
        return payments.groupByKey(Payment::card).withBroadcast(limits).flatMapGroupsWithState(LimitsOperators.check());
    }

    /** Plays the day; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException {
        new FraudSample().play(SampleFiles.of("fraud", "", args).checkpoint());
    }

    private void play(Path checkpoint) throws InterruptedException {
        try (StreamingQuery query =
                EmbeddedEngine.builder().checkpoint(checkpoint).start(pipeline(payments, limits, Console.sink()))) {
            for (int i = 0; i < 3; i++) {
                pay(query, "ada", 1_500, false);
            }
            pay(query, "ada", 90_000, false);
            limits.add(new LimitChange("hour", new Limit(95_000, Duration.ofHours(1))));
            pay(query, "ada", 1_000, false);
            for (int i = 0; i < 5; i++) {
                pay(query, "bob", 100, true);
            }
            time = time.plus(Duration.ofDays(31));
            pay(query, "ada", 2_000, false);
            time = time.plus(Duration.ofHours(1));
            pay(query, "ada", 2_000, false);
        }
    }

    private void pay(StreamingQuery query, String card, long cents, boolean declined) throws InterruptedException {
        time = time.plus(Duration.ofMinutes(1));
        payments.add(new Payment(card, time, cents, declined));
        query.processAllAvailable();
    }
}
