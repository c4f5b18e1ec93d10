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

    private static long sum(Iterator<Click> all) {
        long sum = 0;
        while (all.hasNext()) {
            sum += all.next().cents();
        }
        return sum;
    }

    private static long buys(Iterator<Click> all) {
        long buys = 0;
        while (all.hasNext()) {
            buys += all.next().kind() == Click.Kind.BUY ? 1 : 0;
        }
        return buys;
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        long cents = sum(clicks);
        long buys = buys(clicks);
        state.remove();
        return user + cents + buys;
    }
}
