package dev.holdfast.operator;

/** What a join gives: pairs, events that have no partner, or both. */
public enum JoinKind {

    /** Each pair. */
    INNER("inner join"),

    /** Each pair, and each left event without a partner. */
    LEFT("left join"),

    /** Each pair, and each right event without a partner. */
    RIGHT("right join"),

    /** Each pair, and each event of both sides without a partner. */
    FULL("full join"),

    /** Each left event with a partner, once. */
    SEMI("semi join"),

    /** Each left event without a partner. */
    ANTI("anti join");

    private final String text;

    JoinKind(String text) {
        this.text = text;
    }

    /** For people, and for the check at a restart: {@code inner join}. */
    public String text() {
        return text;
    }

    /** Whether there are results of two events. */
    public boolean givesPairs() {
        return this != SEMI && this != ANTI;
    }

    /** Whether a left event without a partner is a result. */
    public boolean givesLeftAlone() {
        return this == LEFT || this == FULL || this == ANTI;
    }

    /** Whether a right event without a partner is a result. */
    public boolean givesRightAlone() {
        return this == RIGHT || this == FULL;
    }
}
