package dev.holdfast.samples.visits;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.Update;
import dev.holdfast.window.Windows;
import java.time.Duration;

/** What users look at, in stretches of five minutes: the classic query in update mode. */
public final class VisitsSample {

    private static final Duration DELAY = Duration.ofMinutes(10);

    private VisitsSample() {}

    /** A view that was sent twice within ten minutes counts once. Views may come up to ten minutes late, and correct what was said of their five minutes. */
    public static UpdateStream<UserViews> views(Source<PageView> views) {
        return Stream.from(views)
                .withWatermark(PageView::at, DELAY)
                .dropDuplicates(PageViewFields.id, DELAY)
                .groupBy(PageViewFields.user)
                .windowedBy(Windows.tumbling(Duration.ofMinutes(5)))
                .aggregate(Aggregate.<PageView>count())
                .and(Aggregate.distinct(PageViewFields.page))
                .updates(Duration.ZERO, (user, window, n, pages) -> new UserViews(user, window.start(), n, pages));
    }

    /** Each update with its user and window, so that whoever reads it can replace the one before. */
    public static Pipeline pipeline(Source<PageView> views, Sink<? super Update<UserViews>> sink) {
        return views(views).withKeys().writeTo(sink);
    }
}
