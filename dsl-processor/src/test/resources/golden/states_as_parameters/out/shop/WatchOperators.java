package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Operators of {@link Watch}: a factory for each update function. */
@Generated("shop.Watch")
public final class WatchOperators {

    /** State {@code total} of {@link Watch#watch}. */
    public static final StateParameter.OfValue<Total> WATCH_SPENT = StateParameter.value(
            "total", new TotalSerializer());

    /** State {@code perAuction} of {@link Watch#watch}. */
    public static final StateParameter.OfMap<Long, Integer> WATCH_PER_AUCTION = StateParameter.map(
            "perAuction", KeySerializers.int64(), StateSerializers.int32())
            .withTtl(Ttl.ofProcessingTime(Duration.parse("P30D")));

    /** State {@code recent} of {@link Watch#watch}. */
    public static final StateParameter.OfList<Bid> WATCH_RECENT = StateParameter.list(
            "recent", new BidSerializer())
            .withTtl(Ttl.ofEventTime(Duration.parse("PT10M")));

    /** Timers {@code timers} of {@link Watch#watch}. */
    public static final StateParameter.OfEventTimers<Watch.Alarm> WATCH_TIMERS = StateParameter.eventTimers(
            "timers", Watch.Alarm.class);

    /** State {@code lines} of {@link Watch#lines}. */
    static final StateParameter.OfTimeSorted<Pair<String, Long>> LINES_LINES = StateParameter.timeSorted(
            "lines", new LinesLinesSerializer());

    /** Timers {@code bells} of {@link Watch#lines}. */
    static final StateParameter.OfProcessingTimers<Watch.Bell> LINES_BELLS = StateParameter.processingTimers(
            "bells", Watch.Bell.class);

    private WatchOperators() {}

    /** {@link Watch#watch}: any number of results, states {@code total}, {@code perAuction}, {@code recent}, {@code timers}. */
    public static EventTimeFlatMapStates<String, Bid, String> watch() {
        return EventTimeFlatMapStates.<String, Bid, String>of(
                "Watch.watch",
                KeySerializers.string(),
                List.of(WATCH_SPENT, WATCH_PER_AUCTION, WATCH_RECENT, WATCH_TIMERS),
                (user, bids, states, out) -> Watch.watch(
                        user,
                        bids,
                        states.get(WATCH_SPENT),
                        states.get(WATCH_PER_AUCTION),
                        states.get(WATCH_RECENT),
                        states.get(WATCH_TIMERS),
                        out))
                .onTimer(WATCH_TIMERS, (user, timer, at, states, out) -> Watch.ring(
                        user,
                        timer,
                        at,
                        states.get(WATCH_SPENT),
                        out));
    }

    /** {@link Watch#lines}: any number of results, states {@code lines}, {@code bells}. */
    static FlatMapStates<KeyOfTwo, Bid, String> lines() {
        return FlatMapStates.<KeyOfTwo, Bid, String>of(
                "lines",
                new KeyOfTwoSerializer(),
                List.of(LINES_LINES, LINES_BELLS),
                (key, bids, states, out) -> Watch.lines(
                        key,
                        bids,
                        states.get(LINES_LINES),
                        states.get(LINES_BELLS)).forEach(out::emit))
                .onTimer(LINES_BELLS, (key, timer, at, states, out) -> {
                    try (Stream<String> results = Watch.chime(key, timer, states.get(LINES_LINES))) {
                        results.forEachOrdered(out::emit);
                    }
                });
    }

    /**
     * Serializer of the state of {@link Watch#lines}.
     *
     * <pre>
     * first   string
     * second  varlong
     * </pre>
     */
    private static final class LinesLinesSerializer implements StateSerializer<Pair<String, Long>> {
        private static final int FORMAT = 1;

        private static final Schema SCHEMA = Schema.record(
                FORMAT,
                "shop.Pair",
                1,
                Schema.field("first", SchemaType.STRING),
                Schema.field("second", SchemaType.LONG));

        LinesLinesSerializer() {}

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Pair<String, Long> value, StateOutput out) {
            writePair(value, out);
        }

        @Override
        public Pair<String, Long> read(StateInput in) {
            return readPair(in);
        }

        @Override
        public boolean hasVersions() {
            return false;
        }

        private static void writePair(Pair<String, Long> value, StateOutput out) {
            out.writeString(value.first());
            out.writeVarLong(value.second());
        }

        private static Pair<String, Long> readPair(StateInput in) {
            String first = in.readString();
            Long second = in.readVarLong();
            return new Pair<>(first, second);
        }
    }
}
