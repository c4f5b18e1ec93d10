package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) throws Error {
        Future<String> answer = new CompletableFuture<>();
        pause();
        return userId + ((CompletableFuture<String>) answer).join();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("BlockingCall")
    @UpdateFunction
    static String answered(String userId, Iterator<String> clicks, GroupState<Long> state) {
        return new CompletableFuture<String>().join();
    }
}
