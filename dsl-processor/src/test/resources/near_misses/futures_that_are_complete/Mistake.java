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
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        CompletableFuture<String> known = CompletableFuture.completedFuture(user);
        state.remove();
        CompletableFuture<String> other = new CompletableFuture<>();
        String now = other.isDone() ? other.join() : "";
        if (other.isDone() && !user.isEmpty()) {
            now += other.join();
        }
        return known.thenApply(String::strip).join()
                + CompletableFuture.completedFuture(1).join()
                + now;
    }
}
