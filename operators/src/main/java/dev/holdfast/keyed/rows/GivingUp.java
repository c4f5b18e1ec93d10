package dev.holdfast.keyed.rows;

/** How somebody gives up state that a program cannot go on with, in the words of an engine: the ends of sentences in messages. */
public interface GivingUp {

    /** Of all that an operator has under an id that the program no longer has: {@code with dropStateOf("clicks") of …}. */
    String ofOperator(String operatorId);

    /**
     * Of one of its states.
     *
     * @param state {@code operator/state}, or the operator alone if its only state has no name
     */
    String ofState(String state);
}
