package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.EventTimeStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries that look at each bid by itself. */
final class BidQueries {

    private static final BigDecimal EUROS = new BigDecimal("0.908");
    private static final BigDecimal LEAST = new BigDecimal(1_000_000);
    private static final BigDecimal MOST = new BigDecimal(50_000_000);
    private static final Set<Long> SELECTED = Set.of(1007L, 1020L, 2001L, 2019L, 2087L);
    private static final DateTimeFormatter TWELVE_HOURS = DateTimeFormatter.ofPattern("hh:mm", Locale.ROOT);
    private static final Map<String, String> CHANNELS =
            Map.of("apple", "0", "google", "1", "facebook", "2", "baidu", "3");
    private static final Pattern CHANNEL_ID = Pattern.compile("[&?]channel_id=([^&]*)");

    private BidQueries() {}

    record Seen(long auction, long bidder, long price, Instant dateTime) {}

    /** Query 0: every bid. */
    static EventTimeStream<Seen> q0(NexmarkStreams site) {
        return site.bids().map(bid -> new Seen(bid.auction(), bid.bidder(), bid.price(), bid.dateTime()));
    }

    record InEuros(long auction, long bidder, BigDecimal price, Instant dateTime) {}

    /** Query 1: every bid in another currency. */
    static EventTimeStream<InEuros> q1(NexmarkStreams site) {
        return site.bids().map(bid -> new InEuros(bid.auction(), bid.bidder(), euros(bid), bid.dateTime()));
    }

    private static BigDecimal euros(Bid bid) {
        return EUROS.multiply(BigDecimal.valueOf(bid.price()));
    }

    record Price(long auction, long price) {}

    /** Query 2: bids on some auctions. */
    static EventTimeStream<Price> q2(NexmarkStreams site) {
        return site.bids()
                .filter(bid -> SELECTED.contains(bid.auction()))
                .map(bid -> new Price(bid.auction(), bid.price()));
    }

    record Logged(long auction, long bidder, long price, Instant dateTime, LocalDate date, String time) {}

    /** Query 10 without its files by date and time: every bid with both. */
    static EventTimeStream<Logged> q10(NexmarkStreams site) {
        return site.bids().map(bid -> {
            ZonedDateTime time = bid.dateTime().atZone(ZoneOffset.UTC);
            return new Logged(
                    bid.auction(),
                    bid.bidder(),
                    bid.price(),
                    bid.dateTime(),
                    time.toLocalDate(),
                    TWELVE_HOURS.format(time));
        });
    }

    record Timed(long auction, long bidder, BigDecimal price, String bidTimeType, Instant dateTime, long cCounts) {}

    /** Query 14: bids of a range of prices, with the time of day. */
    static EventTimeStream<Timed> q14(NexmarkStreams site) {
        return site.bids()
                .filter(bid -> euros(bid).compareTo(LEAST) > 0 && euros(bid).compareTo(MOST) < 0)
                .map(bid -> new Timed(
                        bid.auction(),
                        bid.bidder(),
                        euros(bid),
                        timeType(bid.dateTime().atZone(ZoneOffset.UTC).getHour()),
                        bid.dateTime(),
                        bid.extra().chars().filter(letter -> letter == 'c').count()));
    }

    private static String timeType(int hour) {
        if (hour >= 8 && hour <= 18) {
            return "dayTime";
        }
        return hour <= 6 || hour >= 20 ? "nightTime" : "otherTime";
    }

    record Channel(long auction, long bidder, long price, String channel, String channelId) {}

    /** Query 21: bids with the number of their channel, if it has one. */
    static EventTimeStream<Channel> q21(NexmarkStreams site) {
        return site.bids()
                .flatMap(bid -> channelId(bid)
                        .map(id -> List.of(new Channel(bid.auction(), bid.bidder(), bid.price(), bid.channel(), id)))
                        .orElse(List.of()));
    }

    private static Optional<String> channelId(Bid bid) {
        String known = CHANNELS.get(bid.channel().toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        Matcher matcher = CHANNEL_ID.matcher(bid.url());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    record Directories(long auction, long bidder, long price, String channel, String dir1, String dir2, String dir3) {}

    /** Query 22: bids with the first three directories of their page. */
    static EventTimeStream<Directories> q22(NexmarkStreams site) {
        return site.bids().map(bid -> {
            List<String> parts = List.of(bid.url().split("/", -1));
            return new Directories(
                    bid.auction(),
                    bid.bidder(),
                    bid.price(),
                    bid.channel(),
                    part(parts, 3),
                    part(parts, 4),
                    part(parts, 5));
        });
    }

    private static String part(List<String> parts, int place) {
        return place < parts.size() ? parts.get(place) : "";
    }
}
