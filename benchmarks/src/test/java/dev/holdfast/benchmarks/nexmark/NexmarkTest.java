package dev.holdfast.benchmarks.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries on fixed events with known results, however the events come and whatever runs them. */
class NexmarkTest {

    private final TestSource<NexmarkEvent> source = TestSource.of("events");
    private final TestSink<Object> sink = TestSink.of("results");
    private final NexmarkStreams site = NexmarkStreams.from(source);

    static Stream<Arguments> runs() {
        return NexmarkCase.all().stream()
                .flatMap(query -> Stream.of(1, 4)
                        .flatMap(workers ->
                                Stream.of("heap", "RocksDB").map(store -> Arguments.of(query, workers, store))));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void a_query_gives_the_known_rows(NexmarkCase query, int workers, String store) {
        Random random = new Random(query.query().hashCode() + workers * 31L + store.hashCode());
        try (PipelineTester tester = tester(query, workers, store)) {
            feed(tester, random);
            tester.closeEventTime();
        }
        assertThat(rows(query)).isEqualTo(NexmarkRows.expected(query.query()));
    }

    static Stream<Arguments> closed() {
        return Stream.of(Arguments.of("q5", 10), Arguments.of("q7", 2), Arguments.of("q8", 7), Arguments.of("q9", 11));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void windows_and_auctions_that_are_over_are_given_before_the_end(String name, int rows) {
        NexmarkCase query = NexmarkCase.all().stream()
                .filter(candidate -> candidate.query().equals(name))
                .findFirst()
                .orElseThrow();
        try (PipelineTester tester = tester(query, 1, "heap")) {
            feed(tester, new Random(rows));
        }
        assertThat(rows(query)).hasSize(rows);
        assertThat(NexmarkRows.expected(name)).containsAll(rows(query));
    }

    @Test
    void sessions_of_bidders_end_with_a_pause() {
        try (PipelineTester tester = PipelineTester.of(WindowQueries.q11(site).writeTo(sink))) {
            feed(tester, new Random(11));
            tester.closeEventTime();
        }
        assertThat(bidsOfBidders()).isEqualTo(bidsByBidder());
        Map<Long, Instant> ends = new HashMap<>();
        sink.rows().stream()
                .map(WindowQueries.BidderSession.class::cast)
                .sorted(Comparator.comparing(WindowQueries.BidderSession::startTime))
                .forEach(session -> {
                    Instant before = ends.put(session.bidder(), session.endTime());
                    assertThat(before == null || before.isBefore(session.startTime()))
                            .isTrue();
                });
    }

    @Test
    void bids_are_counted_by_the_clock() {
        try (PipelineTester tester = PipelineTester.of(WindowQueries.q12(site).writeTo(sink))) {
            tester.feed(source, NexmarkRows.events());
            tester.advance(Duration.ofSeconds(11));
        }
        assertThat(bidsOfBidders()).isEqualTo(bidsByBidder());
        assertThat(sink.rows()).hasSize(bidsByBidder().size());
    }

    @Test
    void a_seller_has_an_average_for_each_auction_in_the_order_in_which_they_end() {
        try (PipelineTester tester = PipelineTester.of(AuctionQueries.q6(site).writeTo(sink))) {
            feed(tester, new Random(6));
            tester.closeEventTime();
        }
        assertThat(sink.rows().stream()
                        .map(row -> NexmarkRows.text(NexmarkRows.values(row).stream()))
                        .sorted())
                .containsExactlyElementsOf(averagesOfSellers());
    }

    private List<String> averagesOfSellers() {
        Map<Long, List<Long>> prices = new HashMap<>();
        List<String> averages = new ArrayList<>();
        events(Auction.class)
                .sorted(Comparator.comparing(Auction::expires))
                .forEach(auction -> events(Bid.class)
                        .filter(bid -> bid.auction() == auction.id() && auction.takes(bid))
                        .map(Bid::price)
                        .max(Comparator.naturalOrder())
                        .ifPresent(price -> {
                            List<Long> all = prices.computeIfAbsent(auction.seller(), seller -> new ArrayList<>());
                            all.add(price);
                            double average = all.stream()
                                    .mapToLong(each -> each)
                                    .average()
                                    .orElseThrow();
                            averages.add(NexmarkRows.text(Stream.of(auction.seller(), average)));
                        }));
        averages.sort(Comparator.naturalOrder());
        return averages;
    }

    private static <E extends NexmarkEvent> Stream<E> events(Class<E> type) {
        return NexmarkRows.events().stream().filter(type::isInstance).map(type::cast);
    }

    private static Map<Long, Long> bidsByBidder() {
        return events(Bid.class).collect(Collectors.groupingBy(Bid::bidder, Collectors.counting()));
    }

    private Map<Long, Long> bidsOfBidders() {
        return sink.rows().stream()
                .map(WindowQueries.BidderSession.class::cast)
                .collect(Collectors.groupingBy(
                        WindowQueries.BidderSession::bidder,
                        Collectors.summingLong(WindowQueries.BidderSession::bids)));
    }

    private PipelineTester tester(NexmarkCase query, int workers, String store) {
        return PipelineTester.of(query.pipeline().apply(site, sink))
                .workers(workers)
                .stateStore(store.equals("heap") ? StateStores.heap() : StateStores.rocksDb());
    }

    /** In pieces, out of order by less than the delay of the watermark, and with restarts in between. */
    private void feed(PipelineTester tester, Random random) {
        Map<NexmarkEvent, Long> arrivals = NexmarkRows.events().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        event -> event.dateTime().toEpochMilli()
                                + random.nextInt((int) NexmarkStreams.DELAY.toMillis())));
        List<NexmarkEvent> events = new ArrayList<>(NexmarkRows.events());
        events.sort(Comparator.comparing(arrivals::get));
        int restart = random.nextInt(events.size());
        int from = 0;
        tester.at(Instant.parse("2015-07-15T01:00:00Z"));
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(40));
            tester.feed(source, events.subList(from, to));
            if (from <= restart && restart < to) {
                tester.restart();
            }
            from = to;
        }
    }

    private List<String> rows(NexmarkCase query) {
        return query.resultFn()
                .apply(sink)
                .map(values -> NexmarkRows.text(values.stream()))
                .sorted()
                .toList();
    }
}
