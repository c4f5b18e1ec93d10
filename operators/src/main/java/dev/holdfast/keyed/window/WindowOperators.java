package dev.holdfast.keyed.window;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.window.WindowKinds;
import dev.holdfast.window.Windows;

/** The operators behind {@code windowedBy}: which one depends on the windows. */
public final class WindowOperators {

    /** The name of their state. */
    public static final String STATE = "windows";

    private WindowOperators() {}

    /** The operator that was declared. */
    public static <K, T, R> KeyedOperator<K, T, R> of(WindowAggregation<K, T, R> declared) {
        return declared.windows().accept(new WindowKinds<>() {
            @Override
            public KeyedOperator<K, T, R> tumbling(Windows.Tumbling windows) {
                return new SingleWindowOperator<>(declared, SingleWindows.of(windows));
            }

            @Override
            public KeyedOperator<K, T, R> calendar(Windows.Calendar windows) {
                return new SingleWindowOperator<>(declared, SingleWindows.of(windows));
            }

            @Override
            public KeyedOperator<K, T, R> sliding(Windows.Sliding windows) {
                return new SlidingWindowOperator<>(declared, new SlidingWindows(windows));
            }

            @Override
            public KeyedOperator<K, T, R> session(Windows.Session windows) {
                return new SessionOperator<>(declared, windows.gap().toMillis());
            }
        });
    }
}
