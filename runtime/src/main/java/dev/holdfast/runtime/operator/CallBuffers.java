package dev.holdfast.runtime.operator;

import dev.holdfast.serial.StateInput;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * What the turns of one key group need while they run, and then those of another. Inputs remember short strings that they read,
 * so a set that was used lately reads faster than a new one; what it reads is the same. One thread at a time.
 */
final class CallBuffers {

    /** What a few large rows have filled is not kept. */
    private static final int MAX_KEPT_BYTES = 4 << 20;

    final StateInput keyInput = new StateInput();

    /** For each state. */
    final List<RowBuffers> states;

    private CallBuffers(int states) {
        this.states = Stream.generate(RowBuffers::new).limit(states).toList();
    }

    private boolean isLarge() {
        return states.stream().anyMatch(state -> state.capacity() > MAX_KEPT_BYTES);
    }

    /** Those that nobody uses, the last one used first; as many as there were threads at once. Thread safe. */
    static final class Pool {

        private final int states;
        private final Deque<CallBuffers> free = new ConcurrentLinkedDeque<>();

        /** @param states how many the operator has */
        Pool(int states) {
            this.states = states;
        }

        CallBuffers take() {
            CallBuffers buffers = free.pollFirst();
            return buffers == null ? new CallBuffers(states) : buffers;
        }

        /** Not called after a failure: what is left in them then is unknown. */
        void giveBack(CallBuffers buffers) {
            if (!buffers.isLarge()) {
                free.addFirst(buffers);
            }
        }
    }
}
