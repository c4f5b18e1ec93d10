package shop;

import dev.holdfast.annotation.StateRecord;

final class Session {

    @StateRecord
    private record Visit(int page) {}

    private static final class Inside {

        @StateRecord
        record Click(int page) {}
    }

    private enum Kind {
        A
    }

    @StateRecord
    record Last(Kind kind) {}
}
