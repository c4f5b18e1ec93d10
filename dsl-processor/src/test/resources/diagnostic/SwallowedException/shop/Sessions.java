package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static Long track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        long count = 0;
        try {
            count = Long.parseLong(clicks.next());
        } catch (Exception e) {
        }
        try {
            count = Long.parseLong(clicks.next());
        } catch (NumberFormatException e) {
            // Texts that are no numbers do not count.
        }
        return count;
    }
}
