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
    static String count(String user, Iterator<Click> clicks, GroupState<Instant> state) {
        Instant at = clicks.next().at();
        if (state.exists() && state.get() != at) {
            state.remove();
            return user;
        }
        state.update(at);
        return user;
    }
}
