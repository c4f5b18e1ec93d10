// error: EventsReadTwice
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
        Iterable<Click> all = () -> clicks;
        long cents = 0;
        for (Click click : all) {
            cents += click.cents();
        }
        long buys = 0;
        for (Click click : all) {
            buys += click.kind() == Click.Kind.BUY ? 1 : 0;
        }
        state.remove();
        return user + cents + buys;
    }
}
