package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
interface Visit {}

@StateRecord
enum Session {
    OPEN,
    CLOSED
}
