package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The sink of {@link ForEach} and {@link ForEachBatch}. Immutable; settings return a copy.
 *
 * @param <T> the type of the rows
 */
public final class ForEachSink<T> implements ObjectSink<T> {

    private final String id;
    private final BiConsumer<Long, List<T>> consumer;
    private final @Nullable StateSerializer<T> serializer;

    ForEachSink(String id, BiConsumer<Long, List<T>> consumer, @Nullable StateSerializer<T> serializer) {
        this.id = Objects.requireNonNull(id, "id");
        this.consumer = Objects.requireNonNull(consumer, "consumer");
        this.serializer = serializer;
    }

    /**
     * The same sink with rows that are kept in the commit and handed over again after a crash: at-least-once.
     *
     * @param rowSerializer for example the serializer generated for the row's state record
     */
    @CheckReturnValue
    public ForEachSink<T> survivingCrashes(StateSerializer<T> rowSerializer) {
        return new ForEachSink<>(id, consumer, Objects.requireNonNull(rowSerializer, "rowSerializer"));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<StateSerializer<T>> rowSerializer() {
        return Optional.ofNullable(serializer);
    }

    @Override
    public Writer<T> open(QueryRun run) {
        return consumer::accept;
    }
}
