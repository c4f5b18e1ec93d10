package shop;

import dev.holdfast.annotation.RenamedFrom;
import dev.holdfast.annotation.StateRecord;

@StateRecord
record Session(@RenamedFrom("pageViews") int pageViews, Kind kind, Event last) {}

enum Kind {
    @RenamedFrom("VIEW")
    VIEW,
    @RenamedFrom(" ")
    BUY
}

@StateRecord
sealed interface Event permits Click {}

@RenamedFrom("Click")
record Click(long at) implements Event {}
