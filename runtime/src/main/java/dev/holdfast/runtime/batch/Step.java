package dev.holdfast.runtime.batch;

/** What becomes of an event: a chain of these is what is left of the stateless steps of a plan. */
@FunctionalInterface
interface Step {

    /**
     * Takes an event with its time, rounded down to a millisecond, or with {@code EventTimes.NONE}. A result of an operator has the
     * deadline of the timeout that led to it, if one did, until a step gives it a time of its own.
     *
     * @param isBetween whether the time is later than that millisecond, by less than a whole one: what is late is told in full precision
     */
    void accept(Object event, long eventTimeMillis, boolean isBetween);
}
