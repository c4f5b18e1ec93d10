package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Update;
import dev.holdfast.testkit.TestSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A query with known rows.
 *
 * @param query names the rows
 * @param pipeline what runs
 * @param resultFn the final rows of what the sink has
 */
record NexmarkCase(
        String query,
        BiFunction<NexmarkStreams, Sink<Object>, Pipeline> pipeline,
        Function<TestSink<Object>, Stream<List<Object>>> resultFn) {

    /** More than the few events of a test can make. */
    private static final long MOST_BATCHES = 500;

    static List<NexmarkCase> all() {
        List<NexmarkCase> cases = new ArrayList<>(List.of(
                events("q0", (site, sink) -> BidQueries.q0(site).writeTo(sink)),
                events("q1", (site, sink) -> BidQueries.q1(site).writeTo(sink)),
                events("q2", (site, sink) -> BidQueries.q2(site).writeTo(sink)),
                events("q3", (site, sink) -> KeptQueries.q3(site).writeTo(sink)),
                updates("q4", (site, sink) -> AuctionQueries.q4(site).withKeys().writeTo(sink)),
                events("q5", (site, sink) -> WindowQueries.q5(site).writeTo(sink)),
                events("q7", (site, sink) -> WindowQueries.q7(site).writeTo(sink)),
                events("q8", (site, sink) -> WindowQueries.q8(site).writeTo(sink)),
                events("q9", (site, sink) -> AuctionQueries.q9(site).writeTo(sink)),
                events("q10", (site, sink) -> BidQueries.q10(site).writeTo(sink)),
                events("q14", (site, sink) -> BidQueries.q14(site).writeTo(sink)),
                updates("q15", (site, sink) -> DailyQueries.q15(site).withKeys().writeTo(sink)),
                updates("q16", (site, sink) -> DailyQueries.q16(site).withKeys().writeTo(sink)),
                updates("q17", (site, sink) -> DailyQueries.q17(site).withKeys().writeTo(sink)),
                updates(
                        "q18",
                        (site, sink) -> RunningQueries.q18(site).withKeys().writeTo(sink)),
                events("q21", (site, sink) -> BidQueries.q21(site).writeTo(sink)),
                events("q22", (site, sink) -> BidQueries.q22(site).writeTo(sink)),
                updates(
                        "q106",
                        (site, sink) -> AuctionQueries.q106(site).withKeys().writeTo(sink))));
        cases.addAll(withListsOfRows());
        cases.addAll(ofStandings());
        return cases;
    }

    private static List<NexmarkCase> withListsOfRows() {
        return List.of(
                new NexmarkCase(
                        "q6_group_top1",
                        (site, sink) ->
                                AuctionQueries.q6ByTimeOfBid(site).withKeys().writeTo(sink),
                        sink -> last(sink).stream()
                                .flatMap(rows -> ((List<?>) rows).stream())
                                .map(NexmarkRows::values)),
                new NexmarkCase(
                        "q19",
                        (site, sink) -> RunningQueries.q19(site).withKeys().writeTo(sink),
                        sink -> last(sink).stream().flatMap(rows -> ranked((List<?>) rows))),
                new NexmarkCase(
                        "q20",
                        (site, sink) -> KeptQueries.q20(site).writeTo(sink),
                        sink -> sink.rows().stream().map(row -> {
                            List<Object> values = NexmarkRows.values(row);
                            values.remove(NexmarkRows.values(((KeptQueries.BidOnItem) row).bid())
                                    .size());
                            return values;
                        })));
    }

    private static Stream<List<Object>> ranked(List<?> bids) {
        return IntStream.range(0, bids.size()).mapToObj(place -> {
            List<Object> values = NexmarkRows.values(bids.get(place));
            values.add(place + 1);
            return values;
        });
    }

    private static List<NexmarkCase> ofStandings() {
        return List.of(
                standings(
                        "q101",
                        (site, sink) -> RunningQueries.q101(site).withKeys().writeTo(sink),
                        row -> true,
                        row -> columns(row.auction(), row.itemName(), row.highest())),
                new NexmarkCase(
                        "q102",
                        (site, sink) -> RunningQueries.q102(site).withKeys().writeTo(sink),
                        sink -> last(sink).stream()
                                .flatMap(table -> ((RunningQueries.Table) table).rows().stream())
                                .map(row -> columns(row.auction(), row.itemName(), row.bids()))),
                standings(
                        "q103",
                        (site, sink) -> RunningQueries.q103(site).withKeys().writeTo(sink),
                        row -> true,
                        row -> columns(row.auction(), row.itemName())),
                standings(
                        "q104",
                        (site, sink) -> RunningQueries.q104(site).withKeys().writeTo(sink),
                        RunningQueries::isListed,
                        row -> columns(row.auction(), row.itemName())),
                new NexmarkCase(
                        "q105",
                        (site, sink) -> RunningQueries.q105(site).writeTo(sink),
                        sink -> lastBatch(sink).stream()
                                .map(RunningQueries.Standing.class::cast)
                                .map(row -> columns(row.auction(), row.itemName(), row.bids()))));
    }

    private static NexmarkCase standings(
            String query,
            BiFunction<NexmarkStreams, Sink<Object>, Pipeline> pipeline,
            Predicate<RunningQueries.Standing> filter,
            Function<RunningQueries.Standing, List<Object>> columns) {
        return new NexmarkCase(
                query,
                pipeline,
                sink -> last(sink).stream()
                        .map(RunningQueries.Standing.class::cast)
                        .filter(filter)
                        .map(columns));
    }

    private static List<Object> columns(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static NexmarkCase events(String query, BiFunction<NexmarkStreams, Sink<Object>, Pipeline> pipeline) {
        return new NexmarkCase(query, pipeline, sink -> sink.rows().stream().map(NexmarkRows::values));
    }

    private static NexmarkCase updates(String query, BiFunction<NexmarkStreams, Sink<Object>, Pipeline> pipeline) {
        return new NexmarkCase(query, pipeline, sink -> last(sink).stream().map(NexmarkRows::values));
    }

    private static List<Object> lastBatch(TestSink<Object> sink) {
        List<Object> last = List.of();
        for (long batch = 0; batch < MOST_BATCHES; batch++) {
            List<Object> rows = sink.rowsOfBatch(batch);
            last = rows.isEmpty() ? last : rows;
        }
        return last;
    }

    /** The last row of each key. */
    private static Collection<Object> last(TestSink<Object> sink) {
        Map<Object, Object> rows = new LinkedHashMap<>();
        for (Object row : sink.rows()) {
            Update<?> update = (Update<?>) row;
            rows.put(update.key(), update.row());
        }
        return rows.values();
    }

    @Override
    public String toString() {
        return query;
    }
}
