package dev.holdfast.page;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.engine.StreamingQueryProgress.StreamWatermark;
import dev.holdfast.engine.StreamingQueryStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One moment of a watched query, and how it is written as JSON. Every figure is one of the progress, or a sum of those.
 *
 * @param query the query
 * @param hasCheckpoint whether its checkpoint can be read
 * @param plan its plan as JSON
 * @param since when the page began to watch
 * @param revision grows with every change
 * @param totals over the batches since then
 * @param restarts since then
 * @param notices the latest first
 * @param points for the charts
 * @param last what the query told last, also while idle
 * @param lastBatch its last batch
 */
record QueryView(
        StreamingQuery query,
        boolean hasCheckpoint,
        String plan,
        Instant since,
        long revision,
        Totals totals,
        int restarts,
        List<Notice> notices,
        List<History.Point> points,
        Optional<StreamingQueryProgress> last,
        Optional<StreamingQueryProgress> lastBatch) {

    /** What may change without a revision. */
    String state() {
        return query.status().message() + query.isActive();
    }

    /** What changes, for those who have the plan. */
    String change(int number) {
        return object(number).toString();
    }

    /** All of it. */
    String whole(int number) {
        return object(number).raw("plan", plan).toString();
    }

    private Json object(int number) {
        StreamingQueryStatus status = query.status();
        return new Json()
                .number("number", number)
                .text("name", query.name())
                .text("id", query.id().toString())
                .text("runId", query.runId().toString())
                .truth("isActive", query.isActive())
                .truth("hasFailed", query.exception().isPresent())
                .text("status", status.message())
                .text("watchedSince", since.toString())
                .number("revision", revision)
                .number("restarts", restarts)
                .truth("hasCheckpoint", hasCheckpoint)
                .raw("totals", totals.json())
                .raw("growing", Json.texts(growing()))
                .raw(
                        "heldBackBy",
                        last.flatMap(StreamingQueryProgress::heldBackBy)
                                .map(StreamWatermark::stream)
                                .map(Json::quoted))
                .raw("notices", Json.array(notices.stream().map(Notice::json).toList()))
                .raw("last", last.map(StreamingQueryProgress::json))
                .raw("lastBatch", lastBatch.map(StreamingQueryProgress::json))
                .raw(
                        "points",
                        Json.array(points.stream().map(History.Point::json).toList()));
    }

    /** The operators whose state grows and never shrinks. */
    private List<String> growing() {
        return last.stream()
                .flatMap(progress -> progress.stateOperators().stream())
                .filter(StateOperatorProgress::growsAndNeverShrinks)
                .map(StateOperatorProgress::operatorId)
                .toList();
    }
}
