package dev.holdfast.serial;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds elements of a set, or keys of a map, that are equal though the collection tells them apart: by identity, or by a
 * comparator. Of the usual collections it is known that they do not, so that most sets cost a comparison of classes.
 */
final class DistinctElements {

    private static final Class<?> FEW_OF_A_SET = Set.of(1).getClass();
    private static final Class<?> SET_OF_MORE = Set.of(1, 2, 3).getClass();
    private static final Class<?> ONE_OF_A_MAP = Map.of(1, 1).getClass();
    private static final Class<?> MAP_OF_MORE = Map.of(1, 1, 2, 2).getClass();

    private DistinctElements() {}

    static void require(Set<?> set) {
        if (set.size() > 1 && !isKnown(set)) {
            require(set, "set", set.getClass());
        }
    }

    static void require(Map<?, ?> map) {
        if (map.size() > 1 && !isKnown(map)) {
            require(map.keySet(), "map", map.getClass());
        }
    }

    private static boolean isKnown(Set<?> set) {
        Class<?> type = set.getClass();
        return type == HashSet.class
                || type == UnmodifiableSet.class
                || type == LinkedHashSet.class
                || type == FEW_OF_A_SET
                || type == SET_OF_MORE
                || set instanceof EnumSet;
    }

    private static boolean isKnown(Map<?, ?> map) {
        Class<?> type = map.getClass();
        return type == HashMap.class
                || type == SmallMap.class
                || type == HashedMap.class
                || type == LinkedHashMap.class
                || type == ONE_OF_A_MAP
                || type == MAP_OF_MORE
                || type == EnumMap.class;
    }

    private static void require(Collection<?> elements, String what, Class<?> type) {
        int different = new HashSet<>(elements).size();
        if (different < elements.size()) {
            throw new IllegalArgumentException("A " + what + " in state has " + elements.size()
                    + (what.equals("set") ? " elements" : " keys") + ", of which only " + different
                    + " are different: it is a " + type.getName()
                    + ", which tells them apart in another way than equals does, and a " + what
                    + " that is read back cannot. Keep a LinkedHash" + (what.equals("set") ? "Set" : "Map")
                    + " instead.");
        }
    }
}
