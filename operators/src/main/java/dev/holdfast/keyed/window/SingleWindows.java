package dev.holdfast.keyed.window;

import dev.holdfast.window.WindowKinds;
import dev.holdfast.window.Windows;

/** Where windows begin and end of which each moment is in one, in milliseconds. What would lie outside the range of times is moved to its nearest end. */
public interface SingleWindows {

    /**
     * Where windows begin and end.
     *
     * @throws IllegalArgumentException if a moment may be in several of them, or if they depend on events
     */
    static SingleWindows of(Windows windows) {
        return windows.accept(new WindowKinds<>() {
            @Override
            public SingleWindows tumbling(Windows.Tumbling tumbling) {
                return new TumblingWindows(tumbling);
            }

            @Override
            public SingleWindows calendar(Windows.Calendar calendar) {
                return new CalendarWindows(calendar);
            }

            @Override
            public SingleWindows sliding(Windows.Sliding sliding) {
                throw new IllegalArgumentException(sliding.text() + ": a moment is in several of them");
            }

            @Override
            public SingleWindows session(Windows.Session session) {
                throw new IllegalArgumentException(session.text() + ": they depend on events");
            }
        });
    }

    /**
     * The windows themselves where each moment is in one, and otherwise the stretches of time that lie wholly within or without each window.
     *
     * @throws IllegalArgumentException if windows depend on events
     */
    static SingleWindows slicesOf(Windows windows) {
        return windows instanceof Windows.Sliding sliding ? new SlidingWindows(sliding).slices() : of(windows);
    }

    /** The start of the window that holds a time. */
    long start(long timeMillis);

    /** The last millisecond of the window that has a start. */
    long last(long startMillis);
}
