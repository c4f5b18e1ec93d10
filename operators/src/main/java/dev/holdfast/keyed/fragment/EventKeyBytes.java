package dev.holdfast.keyed.fragment;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an event's key, by which an engine groups. So it needs no {@code hashCode} of the user's that is the same in every process, and enums may be keys. Sent to the workers, each of
 * which reads the fragment. One thread.
 */
public final class EventKeyBytes implements Serializable {

    /** In place of the key of an event that has none: what becomes of it is the operator's to say. */
    public static final Bytes UNUSABLE = Bytes.of(new byte[] {-1, 'n', 'o', ' ', 'k', 'e', 'y'});

    private final Fragment fragment;
    private final int stage;
    private final int stream;
    private transient @Nullable KeyedOperator<Object, Object, Object> operator;
    private transient @Nullable Function<Object, Object> keyFn;

    /**
     * The keys of one stage.
     *
     * @param stage its number
     * @param stream the number of the stream that the events are of
     */
    public EventKeyBytes(Fragment fragment, int stage, int stream) {
        this.fragment = fragment;
        this.stage = stage;
        this.stream = stream;
    }

    /** The bytes of an event's key, or {@link #UNUSABLE}. */
    public Bytes of(Object event) {
        KeyedOperator<Object, Object, Object> known = operator;
        Function<Object, Object> fn = keyFn;
        if (known == null || fn == null) {
            FragmentPlan.Stage planned = fragment.plan().stages().get(stage);
            known = planned.operator();
            operator = known;
            fn = planned.keyFn(stream);
            keyFn = fn;
        }
        try {
            return EventKeys.bytes(EventKeys.of(event, fn, known), known);
        } catch (UpdateFunctionException e) {
            return UNUSABLE;
        }
    }
}
