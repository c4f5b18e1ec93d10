// warning: SwallowedException
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
        try {
            state.update(new Session(clicks.next().cents()));
        } catch (IllegalStateException | Error e) {
            user = e.getMessage();
        }
        state.remove();
        return user;
    }
}
