package dev.holdfast.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a step; a failure shows the whole step. What is said of states, timers and rows is about the pipeline's one
 * operator; if it has several, ask for one: {@code assertThat(step.operator(SessionsOperators.track()))}, which is also
 * checked by the compiler.
 */
public final class StepAssert extends AbstractAssert<StepAssert, Step> {

    StepAssert(Step actual) {
        super(actual, StepAssert.class);
    }

    /** The rows that all test sinks got are exactly these, in any order. */
    public StepAssert emitted(Object... expected) {
        return checkEmitted("emitted", actual.emitted(), Arrays.asList(expected));
    }

    /** The rows that all test sinks got, sink by sink, are exactly these, in this order. */
    public StepAssert emittedInOrder(Object... expected) {
        List<Object> rows = Arrays.asList(expected);
        return check(
                actual.emitted().equals(rows),
                "emitted in this order " + ValueText.of(rows, actual.emitted()),
                "emitted " + ValueText.of(actual.emitted(), rows));
    }

    /** The rows that a sink got are exactly these, in any order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <R> StepAssert emittedTo(TestSink<R> sink, R... expected) {
        return checkEmitted("emitted to " + sink.id(), actual.emitted(sink), Arrays.asList(expected));
    }

    /** No test sink got a row. */
    public StepAssert emittedNothing() {
        return emitted();
    }

    /** The key has this state. */
    public StepAssert hasState(Object key, Object expected) {
        return with(operator().checkState(key, expected));
    }

    /** The key has no state; it may have a timeout. */
    public StepAssert hasNoState(Object key) {
        return with(operator().checkNoState(key));
    }

    /** The key has a timeout at this time. */
    public StepAssert hasTimer(Object key, Instant expected) {
        return with(operator().checkTimer(key, expected));
    }

    /** The key has no timeout. */
    public StepAssert hasNoTimer(Object key) {
        return with(operator().checkNoTimer(key));
    }

    /** No key of any operator has a timeout. */
    public StepAssert hasNoTimers() {
        actual.operatorIds().forEach(id -> assertThat(id).hasNoTimers());
        return this;
    }

    /** {@code numRowsTotal} after the step: keys with a state or a timeout. */
    public StepAssert hasRowsTotal(long expected) {
        return with(operator().hasRowsTotal(expected));
    }

    /** {@code numRowsUpdated}, added up over the batches of the step. */
    public StepAssert hasRowsUpdated(long expected) {
        return with(operator().hasRowsUpdated(expected));
    }

    /** {@code numRowsRemoved}, added up over the batches of the step. */
    public StepAssert hasRowsRemoved(long expected) {
        return with(operator().hasRowsRemoved(expected));
    }

    /** {@code numRowsDroppedByWatermark}, late events, added up over the batches of the step. */
    public StepAssert hasRowsDropped(long expected) {
        return with(operator().hasRowsDropped(expected));
    }

    /** Calls that the operator's error policy left out, added up over the batches of the step. */
    public StepAssert hasFailedCalls(long expected) {
        return with(operator().hasFailedCalls(expected));
    }

    /** Events that were read. */
    public StepAssert hasInputRows(long expected) {
        return check(actual.inputRows() == expected, "read " + expected + " events", "read " + actual.inputRows());
    }

    /** The number of batches, those without input among them. */
    public StepAssert hasBatches(int expected) {
        int found = actual.batches().size();
        return check(found == expected, "ran " + expected + " batches", "ran " + found);
    }

    /** How often the process crashed, as it was asked to by {@link PipelineTester#crashAt} and its like. */
    public StepAssert hasCrashes(int expected) {
        return check(actual.crashes() == expected, "had " + expected + " crashes", "had " + actual.crashes());
    }

    /** The watermark of the last batch so far. */
    public StepAssert hasWatermark(Instant expected) {
        return check(
                actual.watermark().equals(Optional.of(expected)),
                "has the watermark " + expected,
                "has " + actual.watermark().map(Instant::toString).orElse("none"));
    }

    /** There is no watermark yet, or the pipeline never has one. */
    public StepAssert hasNoWatermark() {
        return check(
                actual.watermark().isEmpty(),
                "has no watermark",
                "has " + actual.watermark().map(Instant::toString).orElse("none"));
    }

    private OperatorStepAssert<?, ?> operator() {
        isNotNull();
        List<String> ids = actual.operatorIds();
        if (ids.size() != 1) {
            throw new IllegalStateException("The pipeline has " + ids.size() + " operators, " + ids
                    + ". Say which: assertThat(step.operator(…)).");
        }
        return assertThat(ids.get(0));
    }

    private OperatorStepAssert<?, ?> assertThat(String operatorId) {
        return actual.operator(operatorId).assertThat().as(info.description());
    }

    /** Ends a chain that another assertion has begun. */
    private StepAssert with(OperatorStepAssert<?, ?> held) {
        held.isNotNull();
        return this;
    }

    private StepAssert checkEmitted(String verb, List<?> found, List<?> expected) {
        List<Object> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        List<Object> extra = new ArrayList<>(found);
        expected.forEach(extra::remove);
        String difference = (missing.isEmpty() ? "" : "; missing: " + ValueText.of(missing, extra))
                + (extra.isEmpty() ? "" : "; not expected: " + ValueText.of(extra, missing));
        return check(missing.isEmpty() && extra.isEmpty(), verb + " " + expected, "emitted " + found + difference);
    }

    private StepAssert check(boolean holds, String expected, String found) {
        isNotNull();
        if (!holds) {
            throw failure("%s", "Expected a step that " + expected + ", but it " + found + ".\n" + actual);
        }
        return this;
    }
}
