package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

/** Takes the names of types that generated code uses. */
@StateRecord
public record Schema(StateOutput out, Entry entry, other.Entry otherEntry, List<Entry> entries) {

    @StateRecord
    public record StateOutput(int size) {}
}
