package shop;

import dev.holdfast.annotation.Named;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

public final class Watch {

    public enum Alarm {
        QUIET,
        DAY
    }

    enum Bell {
        SOON
    }

    private Watch() {}

    @UpdateFunction
    public static void watch(
            String user,
            Iterator<Bid> bids,
            @Named("total") ValueState<Total> spent,
            @TimeToLive("P30D") MapState<Long, Integer> perAuction,
            @TimeToLive(value = "PT10M", inEventTime = true) ListState<Bid> recent,
            EventTimers<Alarm> timers,
            Emitter<String> out) {
        while (bids.hasNext()) {
            Bid bid = bids.next();
            spent.update(new Total(spent.get().map(Total::cents).orElse(0L) + bid.cents()));
            perAuction.put(bid.auction(), 1);
            recent.add(bid);
            timers.set(Alarm.QUIET, bid.at());
        }
    }

    @OnTimer("watch")
    static void ring(String user, Alarm alarm, Instant at, ValueState<Total> spent, Emitter<String> out) {
        spent.remove();
        out.emit(user + alarm + at);
    }

    @UpdateFunction(id = "lines")
    static List<String> lines(
            KeyOfTwo key, Iterator<Bid> bids, TimeSortedState<Pair<String, Long>> lines, ProcessingTimers<Bell> bells) {
        lines.removeBefore(Instant.EPOCH);
        return List.of();
    }

    @OnTimer("lines")
    static Stream<String> chime(KeyOfTwo key, Bell bell, TimeSortedState<Pair<String, Long>> lines) {
        lines.clear();
        return Stream.of("chimed");
    }
}
