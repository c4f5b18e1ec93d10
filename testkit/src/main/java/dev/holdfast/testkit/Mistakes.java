package dev.holdfast.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mistakes that are looked for, and those that were found. Thread safe. */
final class Mistakes {

    private static final Set<Mistake> OF_AGGREGATES = EnumSet.of(
            Mistake.STATE_CHANGED_IN_PLACE, Mistake.NOT_DETERMINISTIC, Mistake.CUT_DEPENDENT, Mistake.ORDER_DEPENDENT);

    private record Found(Mistake mistake, String message) {}

    private final Set<Mistake> lookedFor =
            EnumSet.of(Mistake.STATE_CHANGED_IN_PLACE, Mistake.ENDLESS_LOOP, Mistake.USED_AFTER_CALL);
    private final List<Found> found = new ArrayList<>();

    /** For a tester of operators or pipelines. */
    void lookFor(Mistake... mistakes) {
        for (Mistake mistake : mistakes) {
            if (mistake == Mistake.CUT_DEPENDENT || mistake == Mistake.ORDER_DEPENDENT) {
                throw new IllegalArgumentException(
                        mistake + " is a mistake of aggregates alone. Look for it with an AggregateTester.");
            }
        }
        add(mistakes);
    }

    private synchronized void add(Mistake... mistakes) {
        lookedFor.addAll(Arrays.asList(mistakes));
    }

    /** For a tester of aggregates, which are called with events alone. */
    void lookForInAggregates(Mistake... mistakes) {
        for (Mistake mistake : mistakes) {
            if (!OF_AGGREGATES.contains(mistake)) {
                throw new IllegalArgumentException(
                        "An AggregateTester does not look for " + mistake
                                + ", which is a mistake of functions with state or of pipelines. Look for it with a PipelineTester.");
            }
        }
        add(mistakes);
    }

    /** For a tester of single calls, which knows no batches and no states as a whole. */
    void lookForInCalls(Class<?> tester, Mistake... mistakes) {
        for (Mistake mistake : mistakes) {
            if (mistake == Mistake.BATCH_DEPENDENT || mistake == Mistake.STATE_GROWS) {
                throw new IllegalArgumentException("A " + tester.getSimpleName() + " does not look for " + mistake
                        + ". Look for BATCH_DEPENDENT with a PipelineTester, and for STATE_GROWS in operators with"
                        + " group state.");
            }
        }
        lookFor(mistakes);
    }

    synchronized void ignore(Mistake... mistakes) {
        Arrays.asList(mistakes).forEach(lookedFor::remove);
    }

    synchronized boolean isLookedFor(Mistake mistake) {
        return lookedFor.contains(mistake);
    }

    synchronized void add(Mistake mistake, String message) {
        if (lookedFor.contains(mistake)) {
            found.add(new Found(mistake, message));
        }
    }

    /** Throws the first mistake that was found since the last time. */
    synchronized void throwFound(@Nullable Throwable cause) {
        if (!found.isEmpty()) {
            Found first = found.get(0);
            String more = found.size() == 1 ? "" : " There are " + (found.size() - 1) + " more mistakes.";
            found.clear();
            throw new MistakeError(first.mistake(), first.message() + more, cause);
        }
    }
}
