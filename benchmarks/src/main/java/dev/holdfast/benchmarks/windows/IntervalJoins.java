package dev.holdfast.benchmarks.windows;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Generator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Joins by an interval: the first line of each part is what the others are to be compared with. Every second event is a left one. Arguments: events, rounds,
 * and parts: {@code few}, {@code many}, {@code probes}, {@code rows}; without them all.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.windows.IntervalJoins 1000000 3"
 * }</pre>
 */
public final class IntervalJoins {

    private static final Duration SHORT = Duration.ofMillis(10);

    private IntervalJoins() {}

    /**
     * What is joined.
     *
     * @param events how many, of both sides together
     * @param perSecond how many come in a second of event time
     * @param batch how many at most in a batch
     * @param from the least difference of right and left
     * @param to the greatest
     * @param keyFn the key of an event
     */
    private record Setting(
            long events, long perSecond, long batch, Duration from, Duration to, LongUnaryOperator keyFn) {

        private EventTimeStream<Reading> readings() {
            return Stream.from(Generator.source(
                            "readings",
                            events,
                            number -> new Reading(
                                    keyFn.applyAsLong(number),
                                    number,
                                    Instant.ofEpochMilli(Reading.millis(number, perSecond)))))
                    .withWatermark(Reading::at, Duration.ZERO);
        }

        private Pipeline pipeline(Sink<Object> sink) {
            EventTimeStream<Reading> readings = readings();
            return readings.filter(reading -> reading.amount() % 2 == 0)
                    .join(readings.filter(reading -> reading.amount() % 2 != 0))
                    .on(ReadingFields.key, ReadingFields.key)
                    .between(from, to)
                    .inner((left, right) -> right)
                    .writeTo(sink);
        }

        private Contest.Program program() {
            return () -> EngineRun.of(batch, this::pipeline);
        }
    }

    /** Runs all: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        List<String> parts =
                args.length > 2 ? List.of(args).subList(2, args.length) : List.of("few", "many", "probes", "rows");
        if (parts.contains("few")) {
            fewPartners(events, rounds);
        }
        if (parts.contains("many")) {
            manyPartners(events / 5, rounds);
        }
        if (parts.contains("probes")) {
            hotProbes(events, rounds);
        }
        if (parts.contains("rows")) {
            hotRows(events / 5, rounds);
        }
    }

    /** One event in a hundred has a partner, or each has one. */
    private static void fewPartners(long events, int rounds) throws Exception {
        Duration back = Duration.ofSeconds(10);
        new Contest(events, rounds)
                .with(
                        "a partner for 1 in 100",
                        new Setting(events, 10_000, 100_000, back.negated(), Duration.ZERO, IntervalJoins::rarePartner)
                                .program())
                .with(
                        "a partner for each",
                        new Setting(events, 10_000, 100_000, back.negated(), Duration.ZERO, number -> number / 2)
                                .program())
                .run();
    }

    /** Each event has a hundred partners, or the same events have none. */
    private static void manyPartners(long events, int rounds) throws Exception {
        Duration back = Duration.ofSeconds(10);
        LongUnaryOperator keyFn = number -> Reading.scattered(number / 2, 200) / 2;
        new Contest(events, rounds)
                .with(
                        "no partners, 100 keys a side",
                        new Setting(
                                        events,
                                        2_000,
                                        20_000,
                                        back.negated(),
                                        Duration.ZERO,
                                        number -> keyFn.applyAsLong(number) * 2 + number % 2)
                                .program())
                .with(
                        "100 partners for each",
                        new Setting(events, 2_000, 20_000, back.negated(), Duration.ZERO, keyFn).program())
                .run();
    }

    private static long rarePartner(long number) {
        return number % 200 < 2 ? number / 2 : number;
    }

    /** One key; each left event has as many partners, but ten times, and a hundred times, as many right events wait for later ones. */
    private static void hotProbes(long events, int rounds) throws Exception {
        Contest contest = new Contest(events, rounds);
        for (long seconds : new long[] {1, 10, 60}) {
            long perSecond = 3_300;
            Duration from = Duration.ofSeconds(-seconds);
            contest.with(
                    "one key, " + seconds * perSecond / 2 + " right events wait",
                    new Setting(events, perSecond, 20_000, from, from.plus(SHORT), number -> 1).program());
        }
        contest.run();
    }

    /** Events that have no partner and wait for a minute: of many keys, of one, and of one in small batches. */
    private static void hotRows(long events, int rounds) throws Exception {
        long perSecond = 3_300;
        Duration minute = Duration.ofSeconds(60);
        LongUnaryOperator oneKeyEach = number -> number % 2;
        new Contest(events, rounds)
                .with(
                        "no partners, 10,000 keys",
                        new Setting(
                                        events,
                                        perSecond,
                                        20_000,
                                        minute.negated(),
                                        Duration.ZERO,
                                        number -> Reading.scattered(number, 10_000))
                                .program())
                .with(
                        "no partners, one key a side",
                        new Setting(events, perSecond, 20_000, minute.negated(), Duration.ZERO, oneKeyEach).program())
                .with(
                        "no partners, one key a side, small batches",
                        new Setting(events, perSecond, 1_000, minute.negated(), Duration.ZERO, oneKeyEach).program())
                .run();
    }
}
