package dev.holdfast.samples.evolution.after;

import dev.holdfast.annotation.MigrateFrom;
import dev.holdfast.annotation.StateRecord;

@StateRecord(version = 2)
record Item(String name, long cents) {

    @MigrateFrom(1)
    static Item fromEuros(ItemV1 old) {
        return new Item(old.name(), Math.round(old.euros() * 100));
    }
}
