package dev.holdfast.aggregate;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several aggregates of the same events. What is accumulated has the bytes of a record with a field for each of them, by name, so that one can be added, left
 * out or moved while there is a checkpoint.
 *
 * @param <T> the type of the events
 */
public final class Combined<T> implements Accumulator<T, Accumulated, Object[]> {

    private static final String NAME = "Aggregates";

    private final Accumulator<T, Object, ?>[] parts;
    private final StateSerializer<Accumulated> serializer;
    private final boolean takesParts;

    /**
     * Aggregates that are computed together.
     *
     * @throws IllegalArgumentException if two of them have the same name
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a part is handed is what it made
    public Combined(List<? extends Aggregate<? super T, ?>> aggregates) {
        parts = aggregates.stream().map(Aggregate::accumulator).toArray(Accumulator[]::new);
        requireDifferentNames();
        takesParts = false;
        serializer = new AccumulatedSerializer<>(
                Schema.record(Schema.FORMAT, NAME, 1, fields()).removedAny(), this::write, this::read, nested());
    }

    @SuppressWarnings("unchecked") // parts are merged, and no aggregate gets one of them as an event
    private Combined(Combined<?> of) {
        parts = (Accumulator<T, Object, ?>[]) of.parts;
        serializer = of.serializer;
        takesParts = true;
    }

    /** The same aggregates, of parts in place of events. What is accumulated has the same bytes. */
    public <K> Combined<Part<K>> ofParts() {
        return new Combined<>(this);
    }

    /** The name of an aggregate that depends on the order of events; empty if none does. */
    public Optional<String> firstInOrder() {
        return Stream.of(parts)
                .filter(part -> !part.isInAnyOrder())
                .map(Accumulator::name)
                .findFirst();
    }

    private void requireDifferentNames() {
        Set<String> names = new HashSet<>();
        for (Accumulator<T, Object, ?> part : parts) {
            if (!names.add(part.name())) {
                throw new IllegalArgumentException("Two aggregates are called '" + part.name()
                        + "', so a checkpoint could not tell them apart. Give one a name of its own: named(\"…\").");
            }
        }
    }

    private SchemaField[] fields() {
        SchemaField[] fields = new SchemaField[parts.length];
        for (int i = 0; i < parts.length; i++) {
            SchemaField field =
                    Schema.field(parts[i].name(), parts[i].serializer().schema().type());
            String empty = parts[i].emptyText();
            fields[i] = empty == null ? field : field.withDefault(empty);
        }
        return fields;
    }

    private List<StateSerializer<?>> nested() {
        List<StateSerializer<?>> nested = new ArrayList<>();
        for (Accumulator<T, Object, ?> part : parts) {
            nested.add(part.serializer());
        }
        return nested;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StateSerializer<Accumulated> serializer() {
        return serializer;
    }

    @Override
    public Accumulated start() {
        Accumulated accumulated = new Accumulated(this, parts.length);
        for (int i = 0; i < parts.length; i++) {
            accumulated.parts[i] = parts[i].start();
        }
        return accumulated;
    }

    @Override
    public boolean isInAnyOrder() {
        return firstInOrder().isEmpty();
    }

    @Override
    public Accumulated add(Accumulated accumulated, T event) {
        if (takesParts) {
            return merge(accumulated, ((Part<?>) event).accumulated());
        }
        for (int i = 0; i < parts.length; i++) {
            accumulated.parts[i] = parts[i].add(accumulated.parts[i], event);
        }
        return accumulated;
    }

    @Override
    public Accumulated merge(Accumulated first, Accumulated second) {
        for (int i = 0; i < parts.length; i++) {
            first.parts[i] = parts[i].merge(first.parts[i], second.parts[i]);
        }
        return first;
    }

    @Override
    public Object[] result(Accumulated accumulated) {
        @Nullable Object[] results = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            results[i] = parts[i].result(accumulated.parts[i]);
        }
        return results;
    }

    String text(Accumulated accumulated) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        Object[] results = result(accumulated);
        for (int i = 0; i < parts.length; i++) {
            text.add(parts[i].name() + "=" + results[i]);
        }
        return text.toString();
    }

    private void write(Accumulated accumulated, StateOutput out) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].serializer().write(accumulated.parts[i], out);
        }
    }

    private Accumulated read(StateInput in) {
        Accumulated accumulated = new Accumulated(this, parts.length);
        for (int i = 0; i < parts.length; i++) {
            accumulated.parts[i] = parts[i].serializer().read(in);
        }
        return accumulated;
    }
}
