package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Session(long total, String currency) {}
