package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static Integer track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        int count = 0;
        while (clicks.hasNext()) {
            clicks.next();
            count++;
        }
        if (count > 3) {
            while (clicks.hasNext()) {
                count += clicks.next().length();
            }
        }
        clicks.forEachRemaining(System.out::println);
        return count;
    }

    @UpdateFunction
    static Integer firstAndRest(String userId, Iterator<String> clicks, GroupState<Long> state) {
        int count = 0;
        while (clicks.hasNext()) {
            if (clicks.next().isEmpty()) {
                break;
            }
        }
        while (clicks.hasNext()) {
            count += clicks.next().length();
        }
        return count;
    }
}
