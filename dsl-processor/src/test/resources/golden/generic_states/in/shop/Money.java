package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Money(long cents) {}
