package dev.holdfast.testkit;

import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.runtime.batch.QueryGraph;
import dev.holdfast.testkit.WatchedCalls.Given;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch gave, to be compared with the same batch run again.
 *
 * @param given by the calls, in order
 * @param rows that the test sinks got, by their ids
 * @param eventTimes that the events had, as the progress tells them
 * @param states after the batch
 */
record BatchNotes(
        List<Given> given, Map<String, List<Object>> rows, Map<String, Instant> eventTimes, OperatorStates states) {

    private static final String FIX = " Use currentProcessingTime() for the time, and no random numbers.";
    private static final String FIX_OF_STEPS =
            " A function for map, filter, groupByKey or withWatermark depends on more than"
                    + " its event: take what it needs from the event, or do it in an update function.";

    /** How many rows each test sink has been given so far. */
    static Map<String, Integer> marks(QueryGraph graph) {
        Map<String, Integer> marks = new LinkedHashMap<>();
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                marks.put(test.id(), test.encodedCount());
            }
        }
        return marks;
    }

    static BatchNotes of(
            QueryGraph graph,
            Map<String, Integer> marks,
            List<Given> given,
            Optional<StreamingQueryProgress> progress,
            OperatorStates states) {
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                rows.put(test.id(), test.encodedSince(marks.getOrDefault(test.id(), 0)));
            }
        }
        return new BatchNotes(
                given,
                rows,
                progress.<Map<String, Instant>>map(StreamingQueryProgress::eventTime)
                        .orElse(Map.of()),
                states);
    }

    /** What is not the same in the second run, as a sentence, if anything is; what comes first in a pipeline comes first. */
    Optional<String> firstDifference(BatchNotes second) {
        return differentTimes(second)
                .or(() -> differentCall(second))
                .or(() -> states.firstDifference(second.states, "the same batch twice left", "then")
                        .map(text -> text + FIX))
                .or(() -> differentRows(second));
    }

    private Optional<String> differentTimes(BatchNotes second) {
        return eventTimes.equals(second.eventTimes)
                ? Optional.empty()
                : Optional.of("The same batch twice had the event times " + eventTimes + " and then "
                        + second.eventTimes + "." + FIX_OF_STEPS);
    }

    private Optional<String> differentCall(BatchNotes second) {
        for (int call = 0; call < Math.max(given.size(), second.given.size()); call++) {
            if (call >= given.size() || call >= second.given.size()) {
                return Optional.of("The same batch twice called update functions " + given.size() + " and then "
                        + second.given.size() + " times." + FIX_OF_STEPS);
            }
            Optional<String> difference = difference(given.get(call), second.given.get(call));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Given first, Given second) {
        String place = "Operator '" + first.operatorId() + "', key '" + first.key() + "': the same batch twice gave ";
        if (!first.operatorId().equals(second.operatorId()) || !first.key().equals(second.key())) {
            return Optional.of(place + "it a call, and then one to operator '" + second.operatorId() + "', key '"
                    + second.key() + "', in its place." + FIX_OF_STEPS);
        } else if (!SameResults.areSame(first.events(), second.events())) {
            return Optional.of(
                    place + "it the events " + first.events() + " and then " + second.events() + "." + FIX_OF_STEPS);
        }
        return SameResults.areSame(first.results(), second.results())
                ? Optional.empty()
                : Optional.of(place + first.results() + " and then " + second.results() + "." + FIX);
    }

    private Optional<String> differentRows(BatchNotes second) {
        for (Map.Entry<String, List<Object>> entry : rows.entrySet()) {
            List<Object> again = second.rows.getOrDefault(entry.getKey(), List.of());
            if (!SameResults.areSame(entry.getValue(), again)) {
                return Optional.of("Sink '" + entry.getKey() + "': the same batch twice gave it " + entry.getValue()
                        + " and then " + again + "." + FIX_OF_STEPS);
            }
        }
        return Optional.empty();
    }
}
