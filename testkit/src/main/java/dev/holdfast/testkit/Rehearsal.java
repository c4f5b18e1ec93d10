package dev.holdfast.testkit;

import dev.holdfast.testkit.WatchedCalls.Given;
import java.util.List;

/**
 * A batch that ran once before it counts, to be compared with the run that does.
 *
 * @param given by the calls, in order
 * @param states after the batch
 */
record Rehearsal(List<Given> given, OperatorStates states) {

    void compare(List<Given> second, OperatorStates secondStates, Mistakes mistakes) {
        for (int call = 0; call < Math.max(given.size(), second.size()); call++) {
            if (call >= given.size() || call >= second.size() || !isSame(given.get(call), second.get(call))) {
                Given first = given.get(Math.min(call, given.size() - 1));
                mistakes.add(
                        Mistake.NOT_DETERMINISTIC,
                        "Operator '" + first.operatorId() + "', key '" + first.key() + "': the same batch twice gave "
                                + first.results() + " and then "
                                + (call < second.size() ? second.get(call).results() : "nothing")
                                + ". Use currentProcessingTime() for the time, and no random numbers.");
                return;
            }
        }
        states.firstDifference(secondStates)
                .ifPresent(difference -> mistakes.add(
                        Mistake.NOT_DETERMINISTIC,
                        difference + " Use currentProcessingTime() for the time, and no random numbers."));
    }

    private static boolean isSame(Given left, Given right) {
        return left.operatorId().equals(right.operatorId())
                && left.key().equals(right.key())
                && SameResults.areSame(left.results(), right.results());
    }
}
