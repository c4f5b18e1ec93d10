package dev.holdfast.window;

/**
 * All kinds of windows: who implements this has thought of each of them, and no longer compiles when there is one more.
 *
 * @param <X> what is made of windows
 */
public interface WindowKinds<X> {

    /** See {@link Windows#tumbling}. */
    X tumbling(Windows.Tumbling windows);

    /** See {@link Windows#sliding}. */
    X sliding(Windows.Sliding windows);

    /** See {@link Windows#session}. */
    X session(Windows.Session windows);

    /** See {@link Windows#daily} and the others. */
    X calendar(Windows.Calendar windows);
}
