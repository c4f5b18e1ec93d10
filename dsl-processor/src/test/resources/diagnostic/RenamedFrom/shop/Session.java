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

@StateRecord
record Visit(@RenamedFrom("at") long start, @RenamedFrom({"till", "at"}) long end, Outcome outcome, Step step) {}

enum Outcome {
    @RenamedFrom({"DONE", "PAID"})
    SOLD,
    @RenamedFrom("DONE")
    ENDED
}

@StateRecord
sealed interface Step permits First, Second {}

@RenamedFrom("Start")
record First() implements Step {}

@RenamedFrom("Start")
record Second() implements Step {}

@StateRecord
record Trip(@RenamedFrom("till") long from, @RenamedFrom("from") long till) {}
