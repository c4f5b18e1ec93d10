// warning: ParallelStream
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
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        List<Click> all = new ArrayList<>();
        clicks.forEachRemaining(all::add);
        state.remove();
        return user + all.parallelStream().map(Click::cents).toList();
    }
}
