package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
abstract class Session {
    int clicks;
}
