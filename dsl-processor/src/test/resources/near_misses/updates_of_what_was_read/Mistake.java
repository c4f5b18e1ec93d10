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
    static String keepsTheOld(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = state.getOption().orElse(new Session(0));
        Session next = session.plus(clicks.next().cents());
        if (next.clicks() > 1000) {
            state.remove();
        } else if (next.clicks() > session.clicks()) {
            state.update(next);
        } else {
            state.update(session);
        }
        return user;
    }

    @UpdateFunction
    static String firstEventWins(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = state.getOption().orElseGet(() -> new Session(clicks.next().cents()));
        Session shown = session.plus(-1);
        state.update(session);
        if (shown.clicks() == 0) {
            state.remove();
        }
        return user + shown;
    }

    @UpdateFunction
    static String inPlace(String user, Iterator<Click> clicks, GroupState<Cart> state) {
        Cart cart = state.getOption().orElse(new Cart());
        cart.articles++;
        state.update(cart);
        if (cart.articles > 3) {
            state.remove();
        }
        return user;
    }

    @UpdateFunction
    static String reassigned(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = state.getOption().orElse(new Session(0));
        Session before = session;
        session = session.plus(clicks.next().cents());
        state.update(session);
        if (before.clicks() > 1000) {
            state.remove();
        }
        return user;
    }
}
