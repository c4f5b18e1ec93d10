package program;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Iterator;

/** Beside the pipeline that uses it, and as visible. */
final class Counts {

    private Counts() {}

    @UpdateFunction
    static Long count(Long count, Iterator<Long> counts, ProcessingTimeGroupState<Long> state) {
        return count;
    }
}
