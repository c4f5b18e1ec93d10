import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Counts {

    private Counts() {}

    @UpdateFunction
    static Count count(String key, Iterator<String> events, GroupState<Count> state) {
        return new Count(1);
    }

    @StateRecord
    record Count(long number) {}
}
