package dev.holdfast.runtime.operator;

import dev.holdfast.state.Emitter;
import java.util.List;

/** Takes the results of one call, and none after it. */
final class CallEmitter<R> implements Emitter<R> {

    private final List<R> results;
    private boolean ended;
    private boolean sawNull;

    CallEmitter(List<R> results) {
        this.results = results;
    }

    @Override
    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    public void emit(R result) {
        if (ended) {
            throw new IllegalStateException("An emitter is valid only during the call that received it.");
        }
        if (result == null) {
            sawNull = true;
            throw new NullPointerException("A result is null: leave it out, or give an Optional.");
        }
        results.add(result);
    }

    /** Whether the call gave a null, which fails it even if the function caught what it was told. */
    boolean sawNull() {
        return sawNull;
    }

    void end() {
        ended = true;
    }
}
