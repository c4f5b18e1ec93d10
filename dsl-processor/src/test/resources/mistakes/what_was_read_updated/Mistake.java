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
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        if (clicks.next().kind() == Click.Kind.BUY) {
            state.remove();
        } else if (state.exists()) {
            state.update(state.get());
        }
        return user;
    }
}
