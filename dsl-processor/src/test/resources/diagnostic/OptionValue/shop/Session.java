package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Session(int pageViews) {}
