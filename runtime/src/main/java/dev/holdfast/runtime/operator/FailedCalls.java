package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one key group and batch, or the events of one batch that have no key, that failed and were forgiven by the
 * operator's policy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
final class FailedCalls<K, T> {

    private static final int MAX_FRAMES = 64;
    private static final String OPERATORS = "dev.holdfast.keyed.";

    private final KeyedOperator<K, T, ?> operator;
    private final long batchId;
    private final Consumer<? super FailedCall<K, T>> letters;
    private @Nullable UpdateFunctionException first;
    private long calls;
    private long events;

    /** Gives {@code letters} the calls that failed, if the policy is to keep them. */
    FailedCalls(KeyedOperator<K, T, ?> operator, long batchId, Consumer<? super FailedCall<K, T>> letters) {
        this.operator = operator;
        this.batchId = batchId;
        this.letters = letters;
    }

    /**
     * Takes a call that failed.
     *
     * @throws UpdateFunctionException {@code failure}, if the policy does not forgive it
     */
    void add(UpdateFunctionException failure, @Nullable K key, boolean forTimeout, Iterator<T> ofCall) {
        if (operator.errorPolicy() instanceof ErrorPolicy.Fail<K, T> || !failure.isForgivable()) {
            throw failure;
        }
        List<T> lost = new ArrayList<>();
        ofCall.forEachRemaining(lost::add);
        calls++;
        events += lost.size();
        first = first == null ? failure : first;
        if (operator.failedCallSink() != null) {
            letters.accept(
                    new FailedCall<>(operator.id(), key, batchId, forTimeout, failure.error(), frames(failure), lost));
        }
    }

    long calls() {
        return calls;
    }

    long events() {
        return events;
    }

    /** What the first failure was, without anything of the user's data: a message may have some. */
    @Nullable
    String firstFailure() {
        UpdateFunctionException failure = first;
        if (failure == null) {
            return null;
        }
        Throwable cause = failure.getCause();
        if (cause == null) {
            return "a null result, a state that is too large, or no usable key";
        }
        List<String> frames = frames(failure);
        return cause.getClass().getName() + (frames.isEmpty() ? "" : " at " + frames.get(0));
    }

    private static boolean isCaller(StackTraceElement frame) {
        return frame.getClassName().equals(KeyGroupRun.class.getName())
                || frame.getClassName().startsWith(OPERATORS)
                || frame.getClassName().equals(OperatorBatch.class.getName());
    }

    /** The frames of the user's code, which do not depend on the thread that called it. */
    private static List<String> frames(UpdateFunctionException failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            return List.of();
        }
        return Arrays.stream(cause.getStackTrace())
                .takeWhile(frame -> !isCaller(frame))
                .limit(MAX_FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }
}
