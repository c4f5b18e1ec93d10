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
    static String compares(String user, Iterator<Click> clicks, GroupState<Long> state) {
        List<Click> all = new ArrayList<>();
        clicks.forEachRemaining(all::add);
        long cents = all.stream().mapToLong(Click::cents).sum();
        Long last = state.getOption().orElse(null);
        Click.Kind kind = all.get(0).kind();
        if (last == null || kind == Click.Kind.BUY) {
            state.remove();
            return user;
        }
        if (last == cents || last.equals(cents)) {
            return "same";
        }
        Long boxed = cents;
        boolean isSame = last == boxed || last.equals(boxed);
        state.update(cents);
        return user + isSame;
    }

    @UpdateFunction
    static String catches(String user, Iterator<Click> clicks, GroupState<Session> state) {
        try {
            state.update(new Session(clicks.next().cents()));
        } catch (Throwable t) {
            state.remove();
            throw t;
        }
        try {
            state.update(new Session(Math.addExact(clicks.next().cents(), 1)));
        } catch (ArithmeticException e) {
            state.remove();
        } catch (Error e) {
            if (user.isEmpty()) {
                throw new IllegalStateException(e);
            } else {
                throw e;
            }
        } catch (RuntimeException e) {
            return "failed: " + e.getMessage();
        }
        return user;
    }
}
