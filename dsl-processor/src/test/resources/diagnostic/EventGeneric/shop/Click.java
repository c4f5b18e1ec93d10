package shop;

import dev.holdfast.annotation.EventRecord;

@EventRecord
record Click<T>(T page) {}
