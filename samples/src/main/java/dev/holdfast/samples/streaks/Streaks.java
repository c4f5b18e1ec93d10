package dev.holdfast.samples.streaks;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** Alerts when an airport has its n-th delayed departure in a row, once per run. */
final class Streaks {

    private static final int DELAYED_MINUTES = 15;

    private final int threshold;

    Streaks(int threshold) {
        this.threshold = threshold;
    }

    @UpdateFunction
    void detect(String origin, Iterator<Flight> flights, GroupState<Streak> state, Emitter<StreakAlert> alerts) {
        int length = state.getOption().map(Streak::length).orElse(0);
        while (flights.hasNext()) {
            Flight flight = flights.next();
            length = flight.delay() >= DELAYED_MINUTES ? length + 1 : 0;
            if (length == threshold) {
                alerts.emit(new StreakAlert(origin, flight.at(), length));
            }
        }
        if (length == 0) {
            state.remove();
        } else {
            state.update(new Streak(length));
        }
    }
}
