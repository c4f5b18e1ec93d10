package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;

/** The collections that state can have, by the type that is declared. */
public enum CollectionKind {
    LIST(List.class),
    SET(Set.class),
    SORTED_SET(SortedSet.class),
    NAVIGABLE_SET(NavigableSet.class),
    DEQUE(Deque.class);

    private final Class<?> javaType;

    CollectionKind(Class<?> javaType) {
        this.javaType = javaType;
    }

    public ClassName javaType() {
        return ClassName.get(javaType);
    }

    /** Whether its elements are kept in their natural order. */
    public boolean isSorted() {
        return this == SORTED_SET || this == NAVIGABLE_SET;
    }

    /** Whether no two of its elements are equal. */
    public boolean isSet() {
        return this == SET || isSorted();
    }
}
