package dev.holdfast.samples.guide;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.window.Windows;
import java.time.Duration;

/** Windows and duplicates of the guide. */
final class WindowExamples {

    private WindowExamples() {}

    static EventTimeStream<PageCount> perMinute(Stream<Visit> visits) {
        return visits.withWatermark(Visit::at, Duration.ofSeconds(10))
                .groupBy(VisitFields.page)
                .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
                .count()
                .whenClosed((page, window, n) -> new PageCount(page, window.start(), n));
    }

    static EventTimeStream<PageCount> perDay(EventTimeStream<Visit> visits, Sink<Visit> late) {
        return visits.groupBy(VisitFields.page)
                .windowedBy(Windows.tumbling(Duration.ofDays(1)).withOffset(Duration.ofHours(-2)))
                .named("pages-per-day")
                .lateEventsTo(late)
                .onError(ErrorPolicy.skipKey())
                .count()
                .whenClosed((page, window, n) -> new PageCount(page, window.start(), n));
    }

    static EventTimeStream<Visit> once(Stream<Visit> visits) {
        return visits.withWatermark(Visit::at, Duration.ofMinutes(10))
                .dropDuplicates(VisitFields.id, Duration.ofHours(1));
    }

    static EventTimeStream<Visit> onceNamed(EventTimeStream<Visit> visits, Sink<Visit> late) {
        return visits.dropDuplicates(Deduplication.by(VisitFields.id, Duration.ofHours(1))
                .named("visits-once")
                .lateEventsTo(late));
    }
}
