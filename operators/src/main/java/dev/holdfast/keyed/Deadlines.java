package dev.holdfast.keyed;

/** What happens to a row of a state when its deadline has come: when it is earlier than the threshold of the batch, in the operator's time. */
public enum Deadlines {

    /** Rows have no deadlines. */
    NONE(""),

    /** The operator is called with the row, by {@link KeyedOperator#due}. The row stays as it is until the operator changes it. */
    CALL("calls"),

    /** The row is gone: no read sees it any more, and it is removed without a call. */
    DROP("drops"),

    /**
     * As {@link #DROP}, but while an event at the deadline would not be late, turns with events still see the row: what they may yet be
     * asked about is there, however far the watermark moved from one batch to the next. For operators in event time.
     */
    DROP_WHEN_LATE("drops when late");

    private final String text;

    Deadlines(String text) {
        this.text = text;
    }

    /** How a checkpoint says it. */
    public String text() {
        return text;
    }
}
