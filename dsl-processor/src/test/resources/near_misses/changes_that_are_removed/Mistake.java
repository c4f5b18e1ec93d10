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
    static String always(String user, Iterator<Click> clicks, GroupState<Cart> state) {
        Cart cart = state.getOption().orElse(new Cart());
        cart.articles++;
        if (cart.articles > 3) {
            state.remove();
            return "many";
        }
        state.remove();
        return user;
    }

    // A state that comes from the initial states, and is never changed.

    @UpdateFunction
    static String readOnly(String user, Iterator<Click> clicks, GroupState<Cart> state) {
        Cart cart = state.get();
        int articles = cart.articles;
        articles++;
        if (articles > clicks.next().cents()) {
            state.remove();
        }
        return user + articles;
    }

    @StateRecord
    static class Basket {
        long total;

        void check() {
            long twice = total;
            twice += total;
            if (twice < 0) {
                throw new IllegalStateException("negative");
            }
        }

        long doubled() {
            return 2 * total;
        }
    }

    @UpdateFunction
    static String asksOnly(String user, Iterator<Click> clicks, GroupState<Mistake.Basket> state) {
        Basket basket = state.get();
        basket.check();
        if (basket.doubled() > clicks.next().cents()) {
            state.remove();
        }
        return user;
    }
}
