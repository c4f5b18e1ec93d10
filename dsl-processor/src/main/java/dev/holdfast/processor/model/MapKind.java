package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;

/** The maps that state can have, by the type that is declared. */
public enum MapKind {
    MAP(Map.class),
    SORTED_MAP(SortedMap.class),
    NAVIGABLE_MAP(NavigableMap.class);

    private final Class<?> javaType;

    MapKind(Class<?> javaType) {
        this.javaType = javaType;
    }

    public ClassName javaType() {
        return ClassName.get(javaType);
    }

    /** Whether its keys are kept in their natural order. */
    public boolean isSorted() {
        return this != MAP;
    }
}
