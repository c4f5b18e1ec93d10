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

    @StateRecord
    static class Basket {
        long total;

        void put(long cents) {
            total += cents;
        }
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Mistake.Basket> state) {
        Basket basket = state.get();
        basket.put(clicks.next().cents());
        if (clicks.hasNext()) {
            state.remove();
        }
        return user;
    }
}
