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
        long[] sum = {0};
        all.forEachRemaining(click -> sum[0] += click.cents());
        return sum[0];
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = new Session(sum(clicks));
        while (clicks.hasNext()) {
            session = session.plus(clicks.next().cents());
        }
        state.remove();
        return user + session;
    }
}
