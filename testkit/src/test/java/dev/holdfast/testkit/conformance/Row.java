package dev.holdfast.testkit.conformance;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param id as in the reference's cases
 * @param what it is about
 * @param standing how Holdfast stands to it
 * @param reason why it is not the same; empty if it is
 * @param body the test, or null for a row that waits
 */
record Row(
        String id,
        String what,
        Standing standing,
        String reason,
        @Nullable Body body) {

    /** A test: a {@link Script}, which runs in every mode, or something that has no modes. */
    interface Body {}

    /** A test that runs once. */
    @FunctionalInterface
    interface Once extends Body {
        void run() throws Exception;
    }

    static Row same(String id, String what, Script<?> script) {
        return new Row(id, what, Standing.SAME, "", script);
    }

    static Row same(String id, String what, Once test) {
        return new Row(id, what, Standing.SAME, "", test);
    }

    static Row deviates(String id, String what, String reason, Script<?> script) {
        return new Row(id, what, Standing.DEVIATES, reason, script);
    }

    static Row deviates(String id, String what, String reason, Once test) {
        return new Row(id, what, Standing.DEVIATES, reason, test);
    }

    static Row nearest(String id, String what, String reason, Script<?> script) {
        return new Row(id, what, Standing.NEAREST, reason, script);
    }

    static Row nearest(String id, String what, String reason, Once test) {
        return new Row(id, what, Standing.NEAREST, reason, test);
    }

    static Row waits(String id, String what, String reason) {
        return new Row(id, what, Standing.WAITS, reason, null);
    }
}
