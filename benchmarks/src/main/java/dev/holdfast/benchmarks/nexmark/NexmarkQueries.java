package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * Runs queries of Nexmark over generated events, each through the whole engine, with commits, and prints how fast it was. The time holds that of making the events,
 * so look at q0 first. Arguments: events, events a second of event time, workers, and the names of queries; without names all.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx1g dev.holdfast.benchmarks.nexmark.NexmarkQueries 1000000 10000 2 q0 q5 q8"
 * }</pre>
 */
public final class NexmarkQueries {

    private static final Instant START = Instant.parse("2015-07-15T00:00:00Z");

    private record Query(String name, BiFunction<NexmarkStreams, Sink<Object>, Pipeline> pipeline) {}

    private static final List<Query> QUERIES = List.of(
            new Query("q0", (site, sink) -> BidQueries.q0(site).writeTo(sink)),
            new Query("q1", (site, sink) -> BidQueries.q1(site).writeTo(sink)),
            new Query("q2", (site, sink) -> BidQueries.q2(site).writeTo(sink)),
            new Query("q3", (site, sink) -> KeptQueries.q3(site).writeTo(sink)),
            new Query("q4", (site, sink) -> AuctionQueries.q4(site).writeTo(sink)),
            new Query("q5", (site, sink) -> WindowQueries.q5(site).writeTo(sink)),
            new Query("q6", (site, sink) -> AuctionQueries.q6(site).writeTo(sink)),
            new Query("q7", (site, sink) -> WindowQueries.q7(site).writeTo(sink)),
            new Query("q8", (site, sink) -> WindowQueries.q8(site).writeTo(sink)),
            new Query("q9", (site, sink) -> AuctionQueries.q9(site).writeTo(sink)),
            new Query("q11", (site, sink) -> WindowQueries.q11(site).writeTo(sink)),
            new Query("q12", (site, sink) -> WindowQueries.q12(site).writeTo(sink)),
            new Query("q14", (site, sink) -> BidQueries.q14(site).writeTo(sink)),
            new Query("q15", (site, sink) -> DailyQueries.q15(site).writeTo(sink)),
            new Query("q16", (site, sink) -> DailyQueries.q16(site).writeTo(sink)),
            new Query("q17", (site, sink) -> DailyQueries.q17(site).writeTo(sink)),
            new Query("q18", (site, sink) -> RunningQueries.q18(site).writeTo(sink)),
            new Query("q19", (site, sink) -> RunningQueries.q19(site).writeTo(sink)),
            new Query("q20", (site, sink) -> KeptQueries.q20(site).writeTo(sink)),
            new Query("q21", (site, sink) -> BidQueries.q21(site).writeTo(sink)),
            new Query("q22", (site, sink) -> BidQueries.q22(site).writeTo(sink)));

    private NexmarkQueries() {}

    /** Runs them: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long perSecond = args.length > 1 ? Long.parseLong(args[1]) : 10_000;
        int workers = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        List<String> names = List.of(args).subList(Math.min(3, args.length), args.length);
        NexmarkGenerator generator = new NexmarkGenerator(perSecond, START, 1);
        for (Query query : QUERIES) {
            if (names.isEmpty() || names.contains(query.name())) {
                run(query, generator, events, workers);
            }
        }
    }

    private static void run(Query query, NexmarkGenerator generator, long events, int workers) throws Exception {
        AtomicLong results = new AtomicLong();
        Path checkpoint = Files.createTempDirectory("nexmark");
        Pipeline pipeline = query.pipeline()
                .apply(
                        NexmarkStreams.from(generator.source(events)),
                        ForEach.sink("results", (Object row) -> results.incrementAndGet()));
        long start = System.nanoTime();
        try (StreamingQuery running = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .workers(workers)
                .trigger(Trigger.availableNow())
                .start(pipeline)) {
            running.awaitTermination();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-4s %,d events in %.1f s (%,.0f a second), %,d results; checkpoint %s%n",
                query.name(),
                events,
                seconds,
                events / seconds,
                results.get(),
                checkpoint);
    }
}
