package shop;

import dev.holdfast.annotation.StateRecord;

class Base {
    int clicks;
}

@StateRecord
final class Session extends Base {
    int clicks;
}
