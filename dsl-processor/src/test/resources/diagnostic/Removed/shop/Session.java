package shop;

import dev.holdfast.annotation.Removed;
import dev.holdfast.annotation.StateRecord;

@StateRecord
@Removed({"lastPage", "clicks"})
record Session(int clicks, boolean open) {}

@StateRecord
@Removed(" ")
record Visit(int page) {}

class Base {
    String name = "";
}

@StateRecord
@Removed("name")
class Account extends Base {
    long points;
}

@StateRecord
sealed interface Event permits Click, View {}

@Removed("page")
record Click(long at) implements Event {}

@Removed("at")
record View(long at) implements Event {}
