package dev.holdfast.runtime.io.output;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * By what the rows of a sink are put into directories.
 *
 * @param columns in the order of the directories; none if all rows stand in one
 */
public record PartitionColumns<T>(List<Column<T>> columns) {

    /**
     * A level of directories.
     *
     * @param name what stands before the equals sign
     * @param valueFn what stands behind it, of a row; may give null
     */
    public record Column<T>(String name, Function<? super T, ?> valueFn) {}

    /** Copies the list. */
    public PartitionColumns {
        columns = List.copyOf(columns);
    }

    /** Rows that all stand in one directory. */
    public static <T> PartitionColumns<T> none() {
        return new PartitionColumns<>(List.of());
    }

    /** Whether there are no partitions. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /**
     * The same and one more below.
     *
     * @param type of the rows; if it has a component of this name, its type is looked at
     * @throws IllegalArgumentException if the name is empty or there already, or if the component makes no names
     */
    public PartitionColumns<T> and(String name, Function<? super T, ?> valueFn, Class<?> type) {
        Objects.requireNonNull(valueFn, "valueFn");
        if (name.isEmpty() || columns.stream().anyMatch(column -> column.name().equals(name))) {
            throw new IllegalArgumentException("Rows of " + type.getName() + " cannot be partitioned by '" + name
                    + "': a partition has a name, and each counts once. Name another one.");
        }
        component(name, type).filter(found -> !PartitionNames.isName(found)).ifPresent(found -> {
            throw new IllegalArgumentException("Rows of " + type.getName() + " cannot be partitioned by '" + name
                    + "', which is of " + found.getName() + ". Name one of booleans, integers, text, enums, UUIDs or"
                    + " dates, or give a function: partitionedBy(\"day\", row -> …).");
        });
        List<Column<T>> all = new ArrayList<>(columns);
        all.add(new Column<>(name, valueFn));
        return new PartitionColumns<>(all);
    }

    /** Of an optional nothing is known but that it may be empty. */
    private static Optional<Class<?>> component(String name, Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .<Class<?>>map(RecordComponent::getType)
                        .filter(component -> component != Optional.class)
                        .findFirst()
                : Optional.empty();
    }
}
