package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.connector.Source;
import dev.holdfast.runtime.io.Generator;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the events of an auction site from their numbers: 1 person, 3 auctions and 46 bids in each fifty. Each event has a seed of its own, so that it is the
 * same whenever and wherever it is made again.
 *
 * <p>Ids count up from 1,000. Some are hot, as in the generator of Apache Beam that this one follows: three of four auctions have the last hundredth person as
 * their seller, half of the bids go to the last hundredth auction, three of four come from the person behind the last hundredth one. The others are chosen
 * among the last thousand persons and the last hundred auctions, and a few that are yet to come.
 *
 * @param eventsPerSecond of event time, at least one
 * @param start the event time of the first event
 * @param seed another one gives other events
 */
public record NexmarkGenerator(long eventsPerSecond, Instant start, long seed) {

    static final long FIRST_ID = 1_000;
    static final long FIRST_CATEGORY = 10;

    private static final int ROUND = 50;
    private static final int AUCTIONS = 3;
    private static final int CATEGORIES = 5;
    private static final int HOT = 100;
    private static final int ACTIVE_PERSONS = 1_000;
    private static final int OPEN_AUCTIONS = 100;
    private static final int LEAD = 10;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final List<String> HOT_CHANNELS = List.of("Google", "Facebook", "Baidu", "Apple");
    private static final int CHANNELS = 10_000;

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public NexmarkGenerator {
        if (eventsPerSecond < 1) {
            throw new IllegalArgumentException("A site has at least one event a second, not " + eventsPerSecond + ".");
        }
    }

    /**
     * A source of the first events.
     *
     * @param count how many
     */
    public Source<NexmarkEvent> source(long count) {
        return Generator.source("nexmark", count, this::event);
    }

    /**
     * The event of a number, from 0.
     *
     * @param number at least 0
     */
    public NexmarkEvent event(long number) {
        SplittableRandom random = new SplittableRandom(seed + number * GOLDEN_GAMMA);
        long place = number % ROUND;
        if (place == 0) {
            return person(number, random);
        }
        return place <= AUCTIONS ? auction(number, random) : bid(number, random);
    }

    private Instant time(long number) {
        return start.plusMillis(number * 1_000 / eventsPerSecond);
    }

    private static long lastPerson(long number) {
        return number / ROUND;
    }

    /** That of the event itself, if it is one; -1 before the first. */
    private static long lastAuction(long number) {
        return number / ROUND * AUCTIONS + Math.min(number % ROUND, AUCTIONS) - 1;
    }

    private Person person(long number, SplittableRandom random) {
        return new Person(
                FIRST_ID + lastPerson(number),
                NexmarkText.name(random),
                NexmarkText.email(random),
                NexmarkText.creditCard(random),
                NexmarkText.city(random),
                NexmarkText.state(random),
                time(number),
                NexmarkText.word(random, 100));
    }

    private Auction auction(long number, SplittableRandom random) {
        long initialBid = price(random);
        Instant time = time(number);
        return new Auction(
                FIRST_ID + lastAuction(number),
                NexmarkText.word(random, 20),
                NexmarkText.word(random, 100),
                initialBid,
                initialBid + price(random),
                time,
                time.plusMillis(1 + random.nextLong(lifeMillis())),
                FIRST_ID + (random.nextInt(4) > 0 ? hot(lastPerson(number)) : activePerson(lastPerson(number), random)),
                FIRST_CATEGORY + random.nextInt(CATEGORIES),
                NexmarkText.word(random, 200));
    }

    /** Twice the time in which as many auctions come as are open, so that about that many are. */
    private long lifeMillis() {
        return 1 + 2L * OPEN_AUCTIONS * ROUND / AUCTIONS * 1_000 / eventsPerSecond;
    }

    private Bid bid(long number, SplittableRandom random) {
        long lastAuction = lastAuction(number);
        long lastPerson = lastPerson(number);
        int channel = random.nextInt(CHANNELS);
        boolean isHotChannel = random.nextBoolean();
        return new Bid(
                FIRST_ID + (random.nextBoolean() ? hot(lastAuction) : openAuction(lastAuction, random)),
                FIRST_ID + (random.nextInt(4) > 0 ? hot(lastPerson) + 1 : activePerson(lastPerson, random)),
                price(random),
                isHotChannel ? HOT_CHANNELS.get(channel % HOT_CHANNELS.size()) : "channel-" + channel,
                NexmarkText.url(random) + (isHotChannel ? "" : "&channel_id=" + channel),
                time(number),
                NexmarkText.word(random, 50));
    }

    private static long hot(long last) {
        return last / HOT * HOT;
    }

    private static long activePerson(long last, SplittableRandom random) {
        long active = Math.min(last, ACTIVE_PERSONS);
        return last - active + random.nextLong(active + LEAD);
    }

    private static long openAuction(long last, SplittableRandom random) {
        long first = Math.max(last - OPEN_AUCTIONS, 0);
        return first + random.nextLong(last - first + 1 + LEAD);
    }

    /** From 100 to 100,000,000, all sizes alike. */
    private static long price(SplittableRandom random) {
        return Math.round(Math.pow(10, random.nextDouble() * 6) * 100);
    }
}
