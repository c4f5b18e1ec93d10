package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import java.time.Duration;

/**
 * The input of all queries. Its watermark is that of all events together: persons and auctions alone may fall silent.
 *
 * @param events of all three types
 */
record NexmarkStreams(EventTimeStream<NexmarkEvent> events) {

    /** By how much an event may be out of order. */
    static final Duration DELAY = Duration.ofSeconds(4);

    static NexmarkStreams from(Source<NexmarkEvent> source) {
        return new NexmarkStreams(Stream.from(source).withWatermark(NexmarkEvent::dateTime, DELAY));
    }

    EventTimeStream<Person> persons() {
        return events.ofType(Person.class);
    }

    EventTimeStream<Auction> auctions() {
        return events.ofType(Auction.class);
    }

    EventTimeStream<Bid> bids() {
        return events.ofType(Bid.class);
    }
}
