package dev.holdfast.testkit;

import java.util.List;
import java.util.Optional;

/** What single calls of all kinds of functions have in common. */
final class Calls {

    private Calls() {}

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    static <T> List<? extends T> requireEvents(List<? extends T> events) {
        for (T event : events) {
            if (event == null) {
                throw new IllegalArgumentException(
                        "An event of the call is null, and no source gives such events. Leave it"
                                + " out, or give one whose components are null.");
            }
        }
        return events;
    }

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    static void requireKey(String operatorId, Object key) {
        if (key == null) {
            throw new IllegalArgumentException("The key is null, and no event or state of operator '" + operatorId
                    + "' has such a key. Give a key of the type that the update function takes.");
        }
    }

    /** What is not the same when a call is made twice, as a sentence, if anything is. */
    static <R> Optional<String> compare(
            String operatorId, Object key, KeyCell.Outcome<R> first, KeyCell.Outcome<R> second) {
        if (SameResults.areSame(first.results(), second.results()) && first.hasSameChangesAs(second)) {
            return Optional.empty();
        }
        return Optional.of("Operator '" + operatorId + "', key '" + key
                + "': two calls with the same state, events and times differ. The first emitted " + first.results()
                + ", the second " + second.results()
                + ". Use currentProcessingTime() for the time, and no random numbers.");
    }

    static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
