package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord(version = 0)
record Session(int clicks) {}
