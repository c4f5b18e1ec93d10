package program;

import static dev.holdfast.aggregate.Aggregate.count;

import dev.holdfast.EventTimeStream;
import dev.holdfast.GroupedStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rides.BikeAtStation;
import rides.BikesOperators;
import rides.ClosedShift;
import rides.Fare;
import rides.FareFields;
import rides.PerDayOperators;
import rides.Quiet;
import rides.QuietStationsOperators;
import rides.Ride;
import rides.ShiftsOperators;
import rides.StationTotal;
import rides.Streaks;
import rides.StreaksOperators;
import rides.Total;
import rides.TotalsOperators;
import rides.Trace;

/** What people write, in another package than the operators: it must compile without a warning. */
public final class Programs {

    private Programs() {}

    private static Stream<Ride> rides() {
        return Stream.from(Memory.source("rides", Ride.class));
    }

    public static Pipeline runningTotal() {
        return rides().groupByKey(Ride::station)
                .mapGroupsWithState(TotalsOperators.total())
                .filter(total -> total.total().rides() > 1)
                .map(StationTotal::station)
                .writeTo(Memory.sink("totals"));
    }

    public static Pipeline hiddenStateAndInstance() {
        return rides().groupByKey(Ride::station)
                .flatMapGroupsWithState(StreaksOperators.detect(new Streaks(3)))
                .writeTo(Memory.sink("streaks"));
    }

    public static Pipeline lateEventsAside() {
        return rides().withWatermark(Ride::at, Duration.ofMinutes(10))
                .groupByKey(Ride::station)
                .flatMapGroupsWithState(
                        ShiftsOperators.closed().named("night").lateEventsTo(Memory.sink("late")))
                .writeTo(Memory.sink("shifts"));
    }

    public static Pipeline windowsAndDuplicates() {
        EventTimeStream<Fare> fares = Stream.from(Memory.source("fares", Fare.class))
                .withWatermark(Fare::at, Duration.ofMinutes(10))
                .dropDuplicates(FareFields.id, Duration.ofHours(1))
                .dropDuplicates(Deduplication.by(FareFields.id, Duration.ofDays(1)).named("daily"));
        EventTimeStream<Long> byRider = fares.groupBy(FareFields.rider)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .count()
                .whenClosed((rider, window, n) -> n);
        EventTimeStream<String> byZone = fares.groupBy(FareFields.zone)
                .windowedBy(Windows.tumbling(Duration.ofDays(1)).withOffset(Duration.ofHours(-1)))
                .named("zones")
                .lateEventsTo(Memory.sink("lateFares"))
                .onError(ErrorPolicy.skipKey())
                .aggregate(count())
                .whenClosed((zone, window, n) -> zone + " " + window.start() + " " + n);
        EventTimeStream<String> byLine = fares.groupBy(FareFields.line)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .count()
                .whenClosed((line, window, n) -> line.from() + n);
        return Pipeline.of(
                byRider.writeTo(Memory.sink("riders")),
                byZone.writeTo(Memory.sink("zones")),
                byLine.writeTo(Memory.sink("lines")));
    }

    public static Pipeline initialState() {
        return rides().groupByKey(Ride::station)
                .flatMapGroupsWithState(
                        QuietStationsOperators.watch().withInitialState(Map.of("harbour", new Quiet(true))))
                .writeTo(Memory.sink("quiet"));
    }

    public static Pipeline initialStateFromSource() {
        return rides().groupByKey(Ride::station)
                .mapGroupsWithState(TotalsOperators.total()
                        .withInitialStateFrom(
                                Memory.source("known", StationTotal.class),
                                StationTotal::station,
                                known -> new Total(known.total().rides(), 0)))
                .writeTo(Memory.sink("totals"));
    }

    public static Pipeline chainOfTwoAndSeveralSinks() {
        EventTimeStream<Ride> rides =
                rides().withWatermark(Ride::at, Duration.ofMinutes(10)).filter(ride -> ride.minutes() > 1);
        Stream<ClosedShift> shifts =
                rides.groupByKey(Ride::station).flatMapGroupsWithState(ShiftsOperators.closed());
        return Pipeline.of(
                shifts.writeTo(Memory.sink("shifts")),
                shifts.withWatermark(ClosedShift::end, Duration.ofHours(6))
                        .groupByKey(shift -> LocalDate.ofInstant(shift.end(), ZoneOffset.UTC))
                        .flatMapGroupsWithState(PerDayOperators.count())
                        .writeTo(Memory.sink("days")),
                rides.groupByKey(Ride::station)
                        .mapGroupsWithState(TotalsOperators.total())
                        .writeTo(Memory.sink("totals")));
    }

    public static Pipeline compoundKey() {
        return rides().groupByKey(ride -> new BikeAtStation(ride.bike(), ride.station()))
                .mapGroupsWithState(BikesOperators.count())
                .asEvents()
                .groupByKey(Function.identity())
                .mapGroupsWithState(CountsOperators.count())
                .writeTo(Memory.sink("bikes"));
    }

    public static Pipeline parentTypeAndWildcard() {
        Stream<Ride> rides = rides();
        Stream<? extends Trace> some = rides;
        Stream<Trace> traces = rides.map(ride -> ride);
        return Pipeline.of(
                some.groupByKey(Trace::place)
                        .flatMapGroupsWithState(StreaksOperators.detect(new Streaks(2)).named("some"))
                        .writeTo(Memory.sink("some")),
                rides.groupByKey(Ride::station)
                        .flatMapGroupsWithState(StreaksOperators.detect(new Streaks(2)).named("rides"))
                        .writeTo(Memory.sink("rides-out")),
                traces.ofType(Ride.class).writeTo(Memory.sink("traces")));
    }

    static <T extends Trace> Stream<T> placed(Stream<T> traces) {
        return traces.filter(trace -> !trace.place().isEmpty());
    }

    static void inference(Stream<Ride> rides) {
        GroupedStream<Integer, Ride> byLength = rides.groupByKey(ride -> ride.station().length());
        GroupedStream<Long, Ride> byBike = rides.groupByKey(Ride::bike);
        Stream<String> letters = rides.flatMap(ride -> List.of(ride.station().split("")));
        UpdateStream<StationTotal> totals =
                placed(rides).groupByKey(Ride::station).mapGroupsWithState(TotalsOperators.total());
        Stream<Object> objects = rides.map(ride -> ride);
        assert byLength != null && byBike != null && letters != null && totals != null && objects != null;
    }
}
