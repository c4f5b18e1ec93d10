package dev.holdfast.keyed;

import dev.holdfast.operator.TimeoutMode;
import java.util.Arrays;

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
    DROP_WHEN_LATE("drops when late"),

    /** As {@link #CALL}, by processing time, whatever the operator's time is. */
    CALL_BY_CLOCK("calls by processing time"),

    /** As {@link #DROP}, by processing time, whatever the operator's time is. */
    DROP_BY_CLOCK("drops by processing time");

    private final String text;

    Deadlines(String text) {
        this.text = text;
    }

    /** Whether the operator is called. */
    public boolean calls() {
        return this == CALL || this == CALL_BY_CLOCK;
    }

    /** Whether rows are gone without a call. */
    public boolean drops() {
        return this == DROP || this == DROP_WHEN_LATE || this == DROP_BY_CLOCK;
    }

    /** Whether rows are due in the time of the operator. */
    public boolean followsOperator() {
        return this == CALL || this == DROP || this == DROP_WHEN_LATE;
    }

    /** The same, as a checkpoint says it. */
    public static boolean followsOperator(String text) {
        return Arrays.stream(values()).anyMatch(each -> each.text.equals(text) && each.followsOperator());
    }

    /** In which time rows are due, in an operator of a time. */
    public TimeoutMode time(TimeoutMode ofOperator) {
        return switch (this) {
            case NONE -> TimeoutMode.NONE;
            case CALL, DROP, DROP_WHEN_LATE -> ofOperator;
            case CALL_BY_CLOCK, DROP_BY_CLOCK -> TimeoutMode.PROCESSING_TIME;
        };
    }

    /** How a checkpoint says it. */
    public String text() {
        return text;
    }
}
