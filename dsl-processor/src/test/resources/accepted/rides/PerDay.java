package rides;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.stream.Stream;

/** Closed shifts per day: the second step of a chain. */
public final class PerDay {

    private PerDay() {}

    @UpdateFunction
    static Stream<Long> count(LocalDate day, Iterator<ClosedShift> shifts, EventTimeGroupState<Long> state) {
        if (state.hasTimedOut()) {
            long count = state.get();
            state.remove();
            return Stream.of(count);
        }
        long count = state.getOption().orElse(0L);
        while (shifts.hasNext()) {
            count += shifts.next().rides();
        }
        state.update(count);
        state.setTimeoutTimestamp(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        return Stream.empty();
    }
}
