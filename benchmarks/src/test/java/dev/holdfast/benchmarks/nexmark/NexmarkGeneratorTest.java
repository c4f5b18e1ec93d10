package dev.holdfast.benchmarks.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NexmarkGeneratorTest {

    private static final Instant START = Instant.parse("2015-07-15T00:00:00Z");
    private static final long EVENTS = 100_000;

    private final NexmarkGenerator generator = new NexmarkGenerator(1_000, START, 7);
    private final List<NexmarkEvent> events =
            LongStream.range(0, EVENTS).mapToObj(generator::event).toList();

    private <E> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void fifty_events_are_one_person_three_auctions_and_46_bids() {
        for (int from = 0; from < EVENTS; from += 50) {
            Map<Class<?>, Long> types = events.subList(from, from + 50).stream()
                    .collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
            assertThat(types).isEqualTo(Map.of(Person.class, 1L, Auction.class, 3L, Bid.class, 46L));
        }
    }

    @Test
    void any_event_can_be_made_again_by_its_number() {
        NexmarkGenerator again = new NexmarkGenerator(1_000, START, 7);
        for (long number = EVENTS - 1; number >= 0; number -= 13) {
            assertThat(again.event(number)).isEqualTo(events.get((int) number));
        }
    }

    @Test
    void another_seed_gives_other_events_with_the_same_ids() {
        NexmarkGenerator other = new NexmarkGenerator(1_000, START, 8);
        Person first = (Person) other.event(0);
        assertThat(first).isNotEqualTo(events.get(0));
        assertThat(first.id()).isEqualTo(1_000);
    }

    @Test
    void ids_count_up_from_a_thousand() {
        assertThat(events(Person.class)).extracting(Person::id).first().isEqualTo(1_000L);
        List<Long> auctions = events(Auction.class).stream().map(Auction::id).toList();
        assertThat(auctions)
                .isEqualTo(LongStream.range(0, EVENTS / 50 * 3)
                        .map(id -> 1_000 + id)
                        .boxed()
                        .toList());
    }

    @Test
    void event_time_passes_at_the_given_rate() {
        assertThat(Duration.between(START, events.get(99_000).dateTime())).isEqualTo(Duration.ofSeconds(99));
        assertThat(new NexmarkGenerator(10, START, 7).event(99).dateTime()).isEqualTo(START.plusMillis(9_900));
    }

    @Test
    void some_sellers_auctions_and_bidders_are_hot() {
        assertThat(share(events(Auction.class), Auction::seller, 0)).isBetween(0.70, 0.80);
        assertThat(share(events(Bid.class), Bid::auction, 0)).isBetween(0.45, 0.55);
        assertThat(share(events(Bid.class), Bid::bidder, 1)).isBetween(0.70, 0.80);
    }

    /** Which share of the events has an id that is so far behind a hundredth. */
    private static <E> double share(List<E> all, Function<E, Long> id, long behind) {
        return all.stream().filter(event -> id.apply(event) % 100 == behind).count() / (double) all.size();
    }

    @Test
    void bids_are_for_auctions_that_are_open_or_come_soon() {
        long lastAuction = 0;
        for (NexmarkEvent event : events) {
            if (event instanceof Auction auction) {
                lastAuction = auction.id();
                assertThat(auction.expires()).isAfter(auction.dateTime());
            } else if (event instanceof Bid bid) {
                assertThat(bid.auction()).isBetween(lastAuction - 100, lastAuction + 10);
            }
        }
    }

    @Test
    void there_is_at_least_one_event_a_second() {
        assertThatThrownBy(() -> new NexmarkGenerator(0, START, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A site has at least one event a second, not 0.");
    }
}
