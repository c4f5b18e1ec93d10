// warning: StateUpdatedUnchanged
package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Function;

final class Mistake {

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Long> state) {
        long total = state.getOption().orElse(0L);
        long sum = total;
        while (clicks.hasNext()) {
            sum += clicks.next().cents();
        }
        if (sum > 1000) {
            state.remove();
            return user;
        }
        state.update(total);
        return user;
    }
}
