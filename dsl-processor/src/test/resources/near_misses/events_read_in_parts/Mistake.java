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

    private static long first(Iterator<Click> all) {
        return all.next().cents();
    }

    private static long untilBuy(Iterator<Click> all) {
        while (all.hasNext()) {
            Click click = all.next();
            if (click.kind() == Click.Kind.BUY) {
                return click.cents();
            }
        }
        return 0;
    }

    private static long sum(Iterator<Click> all) {
        long sum = 0;
        while (all.hasNext()) {
            sum += all.next().cents();
        }
        return sum;
    }

    @UpdateFunction
    static String firstAndRest(String user, Iterator<Click> clicks, GroupState<Session> state) {
        long first = first(clicks);
        long rest = sum(clicks);
        state.remove();
        return user + first + rest;
    }

    @UpdateFunction
    static String inTwoParts(String user, Iterator<Click> clicks, GroupState<Session> state) {
        long buy = untilBuy(clicks);
        long rest = sum(clicks);
        state.remove();
        return user + buy + rest;
    }

    @UpdateFunction
    static String eitherOr(String user, Iterator<Click> clicks, GroupState<Session> state) {
        long cents = user.isEmpty() ? sum(clicks) : untilBuy(clicks);
        state.remove();
        return user + cents;
    }

    @UpdateFunction
    static String returns(String user, Iterator<Click> clicks, GroupState<Session> state) {
        if (user.isEmpty()) {
            return user + sum(clicks);
        }
        state.remove();
        return user + sum(clicks);
    }
}
