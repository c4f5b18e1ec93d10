package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Session<T, U>(T first, int clicks) {}
