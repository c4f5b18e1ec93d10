package dev.holdfast;

/** State that only grows. */
final class Unbounded {

    private Unbounded() {}

    /** Checks that somebody has thought of it. */
    static void requireReason(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("unbounded(\"\"): say why there will not be too many keys.");
        }
    }
}
