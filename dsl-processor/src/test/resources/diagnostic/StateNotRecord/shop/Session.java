package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
final class Session {
    int clicks;
}

@StateRecord
interface Visit {}
