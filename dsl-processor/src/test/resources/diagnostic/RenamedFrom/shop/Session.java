package shop;

import dev.holdfast.annotation.RenamedFrom;
import dev.holdfast.annotation.StateRecord;

@StateRecord
record Session(@RenamedFrom("pageViews") int pageViews) {}
