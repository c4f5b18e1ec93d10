package dev.holdfast.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells one browser of changes, as server-sent events: first {@code event: page}, then all of each query, {@code event: query}, then what changes, {@code
 * event: change}, at most twice a second. It has no queue: a browser that is slow gets the newest the next time.
 */
final class EventStream {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** A change of the status alone wakes nobody. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Before all revisions. */
    private static final long NOTHING = -1;

    private final Watched watched;
    private final OutputStream out;
    private final Requests.Request request;
    private final List<Told> told = new ArrayList<>();
    private long wroteNanos = System.nanoTime();

    private EventStream(Watched watched, OutputStream out, Requests.Request request) {
        this.watched = watched;
        this.out = out;
        this.request = request;
    }

    /** What the browser knows of a query. */
    private record Told(WatchedQuery query, long revision, String status) {}

    /** Goes on until the browser is gone or this thread is interrupted. */
    static void send(HttpExchange exchange, Watched watched, Requests.Request request)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        new EventStream(watched, exchange.getResponseBody(), request).run();
    }

    private void run() throws IOException, InterruptedException {
        write("retry: 2000\n\n");
        event(
                "page",
                new Json()
                        .truth("showsState", watched.showsState())
                        .number("mostPoints", History.MOST_POINTS)
                        .toString());
        long seen = -1;
        while (true) {
            seen = watched.changes().await(seen, LOOK);
            tell(watched.queries());
            if (System.nanoTime() - wroteNanos > SIGN_OF_LIFE.toNanos()) {
                write(": still here\n\n");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void tell(List<WatchedQuery> queries) throws IOException {
        for (int number = 0; number < queries.size(); number++) {
            WatchedQuery query = queries.get(number);
            Told before = number < told.size() ? told.get(number) : null;
            long known = before != null && before.query() == query ? before.revision() : NOTHING;
            QueryView view = query.view(known);
            Told now = new Told(query, view.revision(), view.state());
            if (known == NOTHING) {
                event("query", view.whole(number));
            } else if (!now.equals(before)) {
                event("change", view.change(number));
            }
            if (before == null) {
                told.add(now);
            } else {
                told.set(number, now);
            }
        }
    }

    private void event(String name, String json) throws IOException {
        write("event: " + name + "\ndata: " + json + "\n\n");
    }

    private void write(String text) throws IOException {
        request.needsClient();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        request.needsNoClient();
        wroteNanos = System.nanoTime();
    }
}
