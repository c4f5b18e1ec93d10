package dev.holdfast.samples.evolution.after;

import dev.holdfast.annotation.DefaultValue;
import dev.holdfast.annotation.Removed;
import dev.holdfast.annotation.RenamedFrom;
import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Optional;

@StateRecord
@Removed("note")
record Cart(
        @DefaultValue("EUR") String currency,
        List<Item> items,
        Optional<Status> status,
        Payment payment,
        @RenamedFrom("count") long pieces) {}
