package shop;

import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;

@KeyRecord
@StateRecord
record Session(int clicks) {}
