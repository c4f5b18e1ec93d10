package dev.holdfast.keyed;

import dev.holdfast.state.Emitter;

/** Takes the results of one call of a user's function, and none after it. */
public final class TurnEmitter<R> implements Emitter<R> {

    private final Turn<?, R> turn;
    private final long firedMillis;
    private boolean ended;

    /** @param firedMillis the deadline that brought the call about, or {@link EventTimes#NONE} */
    public TurnEmitter(Turn<?, R> turn, long firedMillis) {
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

    /** The call has returned. */
    public void end() {
        ended = true;
    }
}
