package dev.holdfast.runtime.replay;

/**
 * Whether a replay gave what the batch has committed.
 *
 * @param outcome the answer
 * @param detail what differs, why it could not be compared, or what was compared; for people
 */
public record Comparison(Outcome outcome, String detail) {

    /** The answer. */
    public enum Outcome {
        /** It gave the same. */
        SAME,
        /** It gave something else. */
        DIFFERENT,
        /** The commit does not have what it takes to say. */
        NOT_COMPARED
    }

    static Comparison same(String detail) {
        return new Comparison(Outcome.SAME, detail);
    }

    static Comparison different(String detail) {
        return new Comparison(Outcome.DIFFERENT, detail);
    }

    static Comparison notCompared(String detail) {
        return new Comparison(Outcome.NOT_COMPARED, detail);
    }

    /** In words: {@code as committed: 2 rows}. */
    @Override
    public String toString() {
        return switch (outcome) {
                    case SAME -> "as committed";
                    case DIFFERENT -> "NOT as committed";
                    case NOT_COMPARED -> "not compared";
                }
                + ": " + detail;
    }
}
