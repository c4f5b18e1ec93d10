package shop;

import dev.holdfast.annotation.MigrateFrom;
import dev.holdfast.annotation.StateRecord;

@StateRecord(version = 3)
record Cart(long cents) {

    @MigrateFrom(2)
    static Cart fromEuros(CartV1 old) {
        return new Cart(Math.round(old.euros() * 100));
    }

    @MigrateFrom(1)
    Cart fromOld(CartV1 old) {
        return this;
    }

    @MigrateFrom(3)
    static Cart fromItself(Cart old) {
        return old;
    }
}

@StateRecord
record CartV1(double euros) {}

@StateRecord(version = 2)
record Box<T>(T value) {

    @MigrateFrom(1)
    static Box<Long> fromNumber(CartV1 old) {
        return new Box<>(Math.round(old.euros()));
    }
}
