// warning: NonDeterministicCall
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

    private final Clock clock;

    Mistake(Clock clock) {
        this.clock = clock;
    }

    @UpdateFunction
    String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        state.remove();
        return user + clock.instant();
    }
}
