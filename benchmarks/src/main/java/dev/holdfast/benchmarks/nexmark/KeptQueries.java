package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.Stream;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins without time: what one side needs of the other is kept for ever, which joins of the library never do. */
final class KeptQueries {

    private static final long CATEGORY = 10;
    private static final Set<String> STATES = Set.of("or", "id", "ca");

    private KeptQueries() {}

    record LocalItem(String name, String city, String state, long id) {}

    /** Query 3: who sells things of one category in some states. */
    static Stream<LocalItem> q3(NexmarkStreams site) {
        return site.events()
                .filter(event -> isLocal(event) || isOfCategory(event))
                .groupByKey(event -> event instanceof Auction auction ? auction.seller() : ((Person) event).id())
                .flatMapGroupsWithState(KeptQueriesOperators.sell());
    }

    private static boolean isLocal(NexmarkEvent event) {
        return event instanceof Person person && STATES.contains(person.state());
    }

    private static boolean isOfCategory(NexmarkEvent event) {
        return event instanceof Auction auction && auction.category() == CATEGORY;
    }

    @StateRecord
    record Seller(@Nullable Person person, List<Long> waiting) {}

    @Unbounded("query 3 keeps persons for ever, and sellers who never come")
    @UpdateFunction
    static List<LocalItem> sell(Long id, Iterator<NexmarkEvent> events, GroupState<Seller> state) {
        Seller known = state.getOption().orElse(new Seller(null, List.of()));
        Person person = known.person();
        List<Long> auctions = new ArrayList<>(known.waiting());
        while (events.hasNext()) {
            NexmarkEvent event = events.next();
            if (event instanceof Auction auction) {
                auctions.add(auction.id());
            } else if (event instanceof Person came) {
                person = came;
            }
        }
        state.update(new Seller(person, person == null ? auctions : List.of()));
        return person == null ? List.of() : items(person, auctions);
    }

    private static List<LocalItem> items(Person person, List<Long> auctions) {
        return auctions.stream()
                .map(auction -> new LocalItem(person.name(), person.city(), person.state(), auction))
                .toList();
    }

    record BidOnItem(Bid bid, Auction auction) {}

    /** Query 20: bids on auctions of one category, with the auction. */
    static Stream<BidOnItem> q20(NexmarkStreams site) {
        return site.events()
                .filter(event -> event instanceof Bid || isOfCategory(event))
                .groupByKey(Auctions::auctionOf)
                .flatMapGroupsWithState(KeptQueriesOperators.bid());
    }

    @StateRecord
    record Item(@Nullable Auction auction, List<Bid> waiting) {}

    @Unbounded("query 20 keeps auctions for ever, and bids on auctions of other categories")
    @UpdateFunction
    static List<BidOnItem> bid(Long id, Iterator<NexmarkEvent> events, GroupState<Item> state) {
        Item known = state.getOption().orElse(new Item(null, List.of()));
        Auction item = known.auction();
        List<Bid> bids = new ArrayList<>(known.waiting());
        while (events.hasNext()) {
            NexmarkEvent event = events.next();
            if (event instanceof Auction auction) {
                item = auction;
            } else if (event instanceof Bid bid) {
                bids.add(bid);
            }
        }
        state.update(new Item(item, item == null ? bids : List.of()));
        return item == null ? List.of() : pairs(item, bids);
    }

    private static List<BidOnItem> pairs(Auction item, List<Bid> bids) {
        return bids.stream().map(bid -> new BidOnItem(bid, item)).toList();
    }
}
