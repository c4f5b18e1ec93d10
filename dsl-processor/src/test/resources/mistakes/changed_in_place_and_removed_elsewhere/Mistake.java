// warning: StateNeverUpdated
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
    static String count(String user, Iterator<Click> clicks, GroupState<Cart> state) {
        Cart cart = state.getOption().orElse(new Cart());
        while (clicks.hasNext()) {
            if (clicks.next().kind() == Click.Kind.BUY) {
                state.remove();
                return user;
            }
            cart.articles++;
        }
        return user;
    }
}
