package dev.holdfast.keyed.turns;

/** What turns ask of an engine for the deadlines of rows. Rows are named by the number of their state among the operator's and their sub-key. */
public interface Wakeups {

    /** From now on, rows and deadlines are those of this key. */
    void enter(Bytes key);

    /**
     * A row of the current key is to be looked at, by {@link KeyTurns#woken}, when its deadline has come. More than once does no harm; nor does it if the row has another deadline by
     * then.
     */
    void set(int state, Bytes subKey, long deadlineMillis);

    /** A row of the current key need not be looked at for this deadline any more. An engine may do nothing about it. */
    void cancel(int state, Bytes subKey, long deadlineMillis);
}
