package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

final class Mistake {

    // What is changed is stored.

    @UpdateFunction
    static List<String> stored(String user, Iterator<Click> clicks, @TimeToLive("P1D") MapState<String, Cart> carts) {
        Cart cart = carts.get(user).orElseGet(Cart::new);
        cart.articles++;
        carts.put(user, cart);
        return List.of(user);
    }

    // Somebody else may store it.

    @UpdateFunction
    static List<String> handedOn(String user, Iterator<Click> clicks, @TimeToLive("P1D") ValueState<Cart> cart) {
        Cart read = cart.orElse(new Cart());
        read.articles++;
        store(cart, read);
        return List.of(user);
    }

    private static void store(ValueState<Cart> state, Cart cart) {
        state.update(cart);
    }

    // A copy is somebody's own, and so are numbers and new collections.

    @UpdateFunction
    static List<String> computed(
            String user,
            Iterator<Click> clicks,
            @TimeToLive("P1D") ValueState<Cart> cart,
            @TimeToLive("P1D") MapState<String, Long> cents) {
        Cart copy = cart.get().map(Mistake::copy).orElseGet(Cart::new);
        copy.articles++;
        long total = 0;
        List<Long> all = new ArrayList<>();
        for (Map.Entry<String, Long> each : cents.entries()) {
            total += each.getValue();
            all.add(each.getValue());
        }
        total += cents.get(user).orElse(0L);
        return List.of(user + copy.articles + total + all);
    }

    private static Cart copy(Cart cart) {
        Cart copy = new Cart();
        copy.articles = cart.articles;
        return copy;
    }
}
