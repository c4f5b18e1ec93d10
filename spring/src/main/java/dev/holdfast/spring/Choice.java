package dev.holdfast.spring;

import org.jspecify.annotations.Nullable;

/** The first of two values that is there. */
final class Choice {

    private Choice() {}

    static <T> T of(@Nullable T first, T second) {
        return first == null ? second : first;
    }

    static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
