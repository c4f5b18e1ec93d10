// warning: BlockingCall
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

    private static CompletableFuture<String> ask(String user) {
        return new CompletableFuture<String>().completeOnTimeout(user, 1, TimeUnit.SECONDS);
    }

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        CompletableFuture<String> answer = ask(user);
        state.remove();
        return answer.thenApply(String::strip).join();
    }
}
