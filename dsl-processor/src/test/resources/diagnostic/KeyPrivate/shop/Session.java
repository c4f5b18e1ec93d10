package shop;

import dev.holdfast.annotation.KeyRecord;

final class Session {

    @KeyRecord
    private record Page(int number) {}

    private enum Kind {
        A
    }

    @KeyRecord
    record Last(Kind kind) {}
}
