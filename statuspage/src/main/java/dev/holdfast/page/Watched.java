package dev.holdfast.page;

import dev.holdfast.engine.StreamingQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The queries that a page shows, in the order in which they came. Thread safe. */
final class Watched {

    private final Changes changes = new Changes();
    private final List<WatchedQuery> queries = new CopyOnWriteArrayList<>();

    private final boolean showsState;
    private boolean isClosed;

    Watched(boolean showsState) {
        this.showsState = showsState;
    }

    /** Whether the page may look up the state of a key. */
    boolean showsState() {
        return showsState;
    }

    /** One of the same name that has ended is shown no more. Does nothing when closed. */
    synchronized void add(StreamingQuery query, @Nullable Path checkpoint) {
        if (isClosed) {
            return;
        }
        WatchedQuery added = WatchedQuery.of(query, checkpoint, changes, Clock.systemUTC());
        for (int number = 0; number < queries.size(); number++) {
            WatchedQuery before = queries.get(number);
            if (before.name().equals(added.name()) && !before.isActive()) {
                queries.set(number, added);
                changes.tell();
                return;
            }
        }
        queries.add(added);
        changes.tell();
    }

    /** Forgets what the queries have told, and hears no more of them. */
    synchronized void close() {
        isClosed = true;
        queries.forEach(WatchedQuery::forget);
        queries.clear();
    }

    List<WatchedQuery> queries() {
        return List.copyOf(queries);
    }

    Changes changes() {
        return changes;
    }
}
