package dev.holdfast.runtime.operator;

import dev.holdfast.serial.StateInput;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * What the turns of one key group need while they run, and then those of another. Inputs remember short strings that they read,
 * so a set that was used lately reads faster than a new one; what it reads is the same. One thread at a time.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
final class CallBuffers<K, T> {

    /** What a few large rows have filled is not kept. */
    private static final int MAX_KEPT_BYTES = 4 << 20;

    final StateInput keyInput = new StateInput();

    /** The events of the key group. */
    final GroupedEvents<K, T> input;

    /** For each state. */
    final List<RowBuffers> states;

    private CallBuffers(int states, boolean keepsTimes) {
        input = new GroupedEvents<>(keepsTimes);
        this.states = Stream.generate(RowBuffers::new).limit(states).toList();
    }

    private boolean isLarge() {
        return input.isLarge() || states.stream().anyMatch(state -> state.capacity() > MAX_KEPT_BYTES);
    }

    /** Those that nobody uses, the last one used first; as many as there were threads at once. Thread safe. */
    static final class Pool<K, T> {

        private final int states;
        private final boolean keepsTimes;
        private final Deque<CallBuffers<K, T>> free = new ConcurrentLinkedDeque<>();

        /**
         * @param states how many the operator has
         * @param keepsTimes whether it asks for times and inputs of its events
         */
        Pool(int states, boolean keepsTimes) {
            this.states = states;
            this.keepsTimes = keepsTimes;
        }

        CallBuffers<K, T> take() {
            CallBuffers<K, T> buffers = free.pollFirst();
            return buffers == null ? new CallBuffers<>(states, keepsTimes) : buffers;
        }

        /** Not called after a failure: what is left in them then is unknown. */
        void giveBack(CallBuffers<K, T> buffers) {
            if (!buffers.isLarge()) {
                free.addFirst(buffers);
            }
        }
    }
}
