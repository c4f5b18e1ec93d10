package shop;

import dev.holdfast.annotation.EventRecord;

@EventRecord
final class Click {
    String page;
}

@EventRecord
interface Visit {}
