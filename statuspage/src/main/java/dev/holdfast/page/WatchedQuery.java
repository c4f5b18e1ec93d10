package dev.holdfast.page;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a query has told since it is watched. Its threads wait only for others that copy a few references. */
final class WatchedQuery implements QueryListener {

    private static final int MOST_NOTICES = 50;

    private final StreamingQuery query;
    private final @Nullable Path checkpoint;
    private final String plan;
    private final Changes changes;
    private final Clock clock;
    private final Instant since;
    private final History history = new History();
    private final Deque<Notice> notices = new ArrayDeque<>();
    private Totals totals = Totals.NONE;
    private int restarts;
    private long revision;
    private boolean isForgotten;
    private @Nullable StreamingQueryProgress last;
    private @Nullable StreamingQueryProgress lastBatch;

    private WatchedQuery(StreamingQuery query, @Nullable Path checkpoint, Changes changes, Clock clock) {
        this.query = query;
        this.checkpoint = checkpoint;
        this.changes = changes;
        this.clock = clock;
        plan = query.plan().map(PlanPicture::json).orElse("null");
        since = clock.instant();
    }

    /** Listens from now on; the charts begin with what the query still knows. */
    static WatchedQuery of(StreamingQuery query, @Nullable Path checkpoint, Changes changes, Clock clock) {
        WatchedQuery watched = new WatchedQuery(query, checkpoint, changes, clock);
        synchronized (watched) {
            query.addListener(watched);
            query.recentProgress().forEach(watched::remember);
            query.exception().ifPresent(failure -> watched.note(Notice.Kind.FAILED, failure, ""));
        }
        return watched;
    }

    String name() {
        return query.name();
    }

    /** Where its state can be read, if the page was told. */
    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    boolean isActive() {
        return query.isActive();
    }

    @Override
    public void progress(StreamingQueryProgress progress) {
        heard(() -> {
            if (remember(progress)) {
                totals = totals.plus(progress);
            }
        });
    }

    @Override
    public void idle(StreamingQueryProgress progress) {
        heard(() -> remember(progress));
    }

    @Override
    public void stateOverBudget(Run run, StateOverBudget over) {
        heard(() -> note(new Notice(clock.instant(), Notice.Kind.OVER_BUDGET, over.message())));
    }

    @Override
    public void restarting(Run run, StreamingQueryException failure, Duration pause) {
        heard(() -> {
            restarts++;
            note(Notice.Kind.RESTARTING, failure, " (starts again after " + Words.of(pause) + ")");
        });
    }

    @Override
    public void failed(Run run, StreamingQueryException failure) {
        heard(() -> note(Notice.Kind.FAILED, failure, ""));
    }

    @Override
    public void ended(Run run) {
        heard(() -> note(new Notice(clock.instant(), Notice.Kind.ENDED, "The query has ended.")));
    }

    private void heard(Runnable change) {
        synchronized (this) {
            if (isForgotten) {
                return;
            }
            change.run();
        }
        changes.tell();
    }

    /** Keeps nothing from now on: a query cannot be told that nobody listens any more. */
    synchronized void forget() {
        isForgotten = true;
        history.clear();
        notices.clear();
        last = null;
        lastBatch = null;
    }

    /** False for what is known already: a batch may be both told and among those that the query still knew. */
    private boolean remember(StreamingQueryProgress progress) {
        if (last != null && !isAfter(progress, last)) {
            return false;
        }
        last = progress;
        lastBatch = progress.isIdle() ? lastBatch : progress;
        history.add(progress, ++revision);
        return true;
    }

    private static boolean isAfter(StreamingQueryProgress progress, StreamingQueryProgress known) {
        return progress.isIdle() || known.isIdle() || progress.batchId() > known.batchId();
    }

    private void note(Notice.Kind kind, StreamingQueryException failure, String rest) {
        note(Notice.of(clock.instant(), kind, failure, rest));
    }

    private void note(Notice notice) {
        revision++;
        notices.addFirst(notice);
        if (notices.size() > MOST_NOTICES) {
            notices.removeLast();
        }
    }

    /** All that there is to say now, with the points of the charts that have changed since that revision; -1 for all of them. */
    synchronized QueryView view(long sinceRevision) {
        return new QueryView(
                query,
                checkpoint != null,
                plan,
                since,
                revision,
                totals,
                restarts,
                List.copyOf(notices),
                history.since(sinceRevision),
                Optional.ofNullable(last),
                Optional.ofNullable(lastBatch));
    }
}
