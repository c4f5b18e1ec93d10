package dev.holdfast.keyed;

import dev.holdfast.connector.Sink;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An operator that a plan has declared: what every declaration says is as it was declared; what is done with a key is added.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public abstract class DeclaredOperator<K, T, R> implements KeyedOperator<K, T, R> {

    /** What the progress calls the events that were left out because they have no event time. */
    protected static final String WITHOUT_TIME = "numRowsWithoutEventTime";

    private final OperatorDeclaration<K, T, R> declared;

    /** An operator for what was declared. */
    protected DeclaredOperator(OperatorDeclaration<K, T, R> declared) {
        this.declared = declared;
    }

    @Override
    public final String id() {
        return declared.id();
    }

    @Override
    public final String kind() {
        return declared.kind();
    }

    @Override
    public final KeySerializer<K> keySerializer() {
        return declared.keySerializer();
    }

    @Override
    public final TimeoutMode timeoutMode() {
        return declared.timeoutMode();
    }

    @Override
    public final OutputMode outputMode() {
        return declared.outputMode();
    }

    @Override
    public final boolean givesEventTimes() {
        return declared.givesEventTimes();
    }

    @Override
    public final @Nullable Sink<? super T> lateEventSink() {
        return declared.lateEventSink();
    }

    @Override
    public final @Nullable Sink<?> lateEventSink(int input) {
        return declared.lateEventSink(input);
    }

    @Override
    public final ErrorPolicy<K, T> errorPolicy() {
        return declared.errorPolicy();
    }
}
