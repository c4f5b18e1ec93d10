package dev.holdfast.runtime;

import dev.holdfast.engine.StopTimeoutException;
import dev.holdfast.runtime.batch.Activity;
import dev.holdfast.runtime.batch.StepFrames;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What keeps a query from ending: a thread of it, and where that stands. */
final class HangingStep {

    private static final String ENGINE = "dev.holdfast.runtime.";
    private static final Pattern PLATFORM = Pattern.compile("(java|jdk|sun)\\.");

    private final Thread thread;
    private final StackTraceElement[] stack;

    private HangingStep(Thread thread, StackTraceElement[] stack) {
        this.thread = thread;
        this.stack = stack;
    }

    static HangingStep of(Thread thread) {
        return new HangingStep(thread, thread.getStackTrace());
    }

    /** Whether the thread ends the process, which waits for the hooks that may wait for the query. */
    boolean isExit() {
        return stands("java.lang.Shutdown");
    }

    /** Whether the thread has something to do, and does not just wait for another one of the query. */
    boolean isBusy() {
        return stack.length > 0
                && !stands("java.util.concurrent.ThreadPoolExecutor", "getTask")
                && !stands(ENGINE + "batch.Outcome")
                && !stands(ENGINE + "batch.LoopSignal");
    }

    StopTimeoutException timeout(String query, Activity activity, Duration timeout) {
        return exception("Query " + query + " has not stopped after " + timeout + ": it is still " + doing(activity)
                + ". It ends when that returns; its threads do not keep the process alive. Give that code a timeout of its"
                + " own, or wait longer, with stop(Duration) or stopTimeout(…) of the engine's builder.");
    }

    StopTimeoutException exit(String query, Activity activity) {
        return exception("Query " + query + " cannot stop: it is " + doing(activity)
                + ", and there System.exit was called, which waits for this call to return. The process ends as if it had"
                + " been killed, and the next start goes on from there. To end a process because of what a query finds, let"
                + " the code throw, and exit behind awaitTermination().");
    }

    private String doing(Activity activity) {
        boolean delivers = thread.getName().endsWith(QueryThreads.COMMIT);
        String what = delivers ? activity.ofDelivery() : activity.ofLoop() + function();
        return what + " (thread " + thread.getName()
                + place().map(place -> ", at " + place).orElse("") + ")";
    }

    /** The function of a stateless step, which the loop calls while it reads or runs what is in front of the step. */
    private String function() {
        return StepFrames.functionAt(stack)
                .map(method -> ", in the function of " + method + "(…) behind it")
                .orElse("");
    }

    /** The first frame that is not of the platform: most likely of whoever wrote the code. */
    private Optional<String> place() {
        return Arrays.stream(stack)
                .filter(frame -> frame.getLineNumber() > 0
                        && !PLATFORM.matcher(frame.getClassName()).lookingAt())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")")
                .findFirst();
    }

    private StopTimeoutException exception(String message) {
        Exception cause = new Exception("Thread " + thread.getName() + " stands here");
        cause.setStackTrace(stack);
        return new StopTimeoutException(message, cause);
    }

    private boolean stands(String type) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(type));
    }

    private boolean stands(String type, String method) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(type)
                        && frame.getMethodName().equals(method));
    }
}
