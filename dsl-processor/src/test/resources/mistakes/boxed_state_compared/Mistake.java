// warning: IdentityComparison
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
        Long last = state.getOption().orElse(0L);
        Long now = clicks.next().cents();
        if (last == now) {
            state.remove();
            return "same";
        }
        state.update(now);
        return user;
    }
}
