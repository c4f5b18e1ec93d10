package shop;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
record Session<T>(T user) {}
