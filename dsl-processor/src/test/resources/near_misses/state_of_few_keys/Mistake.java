package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;

final class Mistake {

    enum Country {
        AT,
        CH
    }

    @KeyRecord
    record Place(Click.Kind kind, Country country) {}

    @UpdateFunction
    static Long ofAnEnum(Click.Kind kind, Iterator<Click> clicks, GroupState<Long> state) {
        long cents = state.getOption().orElse(0L) + clicks.next().cents();
        state.update(cents);
        return cents;
    }

    @UpdateFunction
    static Long ofARecord(Place place, Iterator<Click> clicks, GroupState<Long> state) {
        long cents = state.getOption().orElse(0L) + clicks.next().cents();
        state.update(cents);
        return cents;
    }
}
