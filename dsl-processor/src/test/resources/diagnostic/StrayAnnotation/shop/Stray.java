package shop;

import dev.holdfast.annotation.*;

record Page(@DefaultValue("0") int number, @RenamedFrom("title") String name) {

    @MigrateFrom(1)
    static Page older(Page page) {
        return page;
    }

    @Unbounded("there are a few")
    @StateAccessor
    void count() {}
}

@KeyRecord
record PageKey(@RenamedFrom("store") String shop) {}

@RenamedFrom("Colour")
@Removed("BLUE")
enum Color {
    @RenamedFrom("Red")
    RED,
    @DefaultValue("GREEN")
    GREEN
}

@StateRecord
final class Session {
    @RenamedFrom("visits")
    static int calls;

    @DefaultValue("0")
    transient int cache;

    @RenamedFrom("visits")
    int clicks;
}

@StateRecord
@Removed("at")
sealed interface Event permits Click, View {}

record Click(@DefaultValue("0") int x) implements Event {

    @MigrateFrom(1)
    static Click older(Session old) {
        return new Click(old.clicks);
    }
}

@RenamedFrom("Look")
record View(@RenamedFrom("title") String page) implements Event {}
