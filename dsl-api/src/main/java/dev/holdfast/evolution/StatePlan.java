package dev.holdfast.evolution;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * How to bring the bytes of a written schema into those of the current one. Made once for a pair of schemas, by
 * {@link Resolution}; may be used by several threads at once.
 */
public final class StatePlan {

    private final Transcoder transcoder;

    StatePlan(Transcoder transcoder) {
        transcoder.copyWhatStays();
        this.transcoder = transcoder;
    }

    /** Whether the bytes stay as they are, so that there is nothing to run. */
    public boolean keepsBytes() {
        return transcoder.isCopy();
    }

    /**
     * Reads one written value and appends it in the form of the current schema. What was malformed may still be so in the
     * result, where the current serializer finds it.
     *
     * @throws dev.holdfast.serial.CorruptStateException if the bytes are not those of a value
     */
    public void run(StateInput written, StateOutput current) {
        transcoder.run(new Transcoding(written, current));
    }
}
