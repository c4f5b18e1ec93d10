package dev.holdfast.keyed.groupstate;

import dev.holdfast.keyed.Turn;
import dev.holdfast.state.Emitter;

/** Takes the results of one call, and none after it. */
final class CallEmitter<R> implements Emitter<R> {

    private final Turn<?, R> turn;
    private final long firedMillis;
    private boolean ended;

    /** @param firedMillis the deadline that brought the call about, or none */
    CallEmitter(Turn<?, R> turn, long firedMillis) {
        this.turn = turn;
        this.firedMillis = firedMillis;
    }

    @Override
    public void emit(R result) {
        if (ended) {
            throw new IllegalStateException("An emitter is valid only during the call that received it.");
        }
        turn.emit(result, firedMillis);
    }

    void end() {
        ended = true;
    }
}
