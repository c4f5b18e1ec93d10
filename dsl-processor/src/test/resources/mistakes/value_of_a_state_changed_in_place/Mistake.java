// warning: StateNeverUpdated
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

    @UpdateFunction
    static List<String> count(String user, Iterator<Click> clicks, @TimeToLive("P1D") ValueState<Cart> cart) {
        cart.get().ifPresent(found -> {});
        if (cart.exists()) {
            cart.get().orElseThrow().articles += 2;
        }
        return List.of(user);
    }
}
