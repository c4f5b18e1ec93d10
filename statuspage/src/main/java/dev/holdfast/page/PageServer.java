package dev.holdfast.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: a thread for each request, none of which keeps the process alive. */
final class PageServer {

    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

    private final HttpServer server;
    private final Guard guard;
    private final Routes routes;
    private final Watched watched;
    private final Requests requests;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons("holdfast-page"));
    private final ExecutorService watch = Executors.newSingleThreadExecutor(daemons("holdfast-page-watch"));

    /** Opens the port. */
    PageServer(InetSocketAddress address, Guard guard, Routes routes, Watched watched, Requests requests)
            throws IOException {
        this.guard = guard;
        this.routes = routes;
        this.watched = watched;
        this.requests = requests;
        server = HttpServer.create(address, 0);
        server.setExecutor(work -> threads.execute(() -> requests.run(work)));
        server.createContext("/", this::handle);
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The server's own thread is a daemon if the one that starts it is. */
    void start() {
        Thread starter = daemons("holdfast-page-start").newThread(server::start);
        starter.start();
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        watch.execute(this::cutOffThoseThatHang);
    }

    /** Once a second, until the page is closed. */
    private void cutOffThoseThatHang() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                requests.interruptThoseThatHang();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Requests requests() {
        return requests;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /** Ends the requests that are being answered, too. */
    void stop() {
        watch.shutdownNow();
        requests.interruptAll();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try {
            Guard.protect(exchange.getResponseHeaders());
            Optional<Guard.Refusal> refusal = guard.refusal(exchange);
            if (refusal.isPresent()) {
                Answer.text(refusal.get().status(), refusal.get().message()).send(exchange);
            } else {
                answer(exchange);
            }
        } catch (IOException | InterruptedException e) {
            LOG.trace("A request ended early", e);
        } finally {
            // Before the close, which would fail if this thread were still interrupted.
            requests.end();
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        Requests.Request request = requests.answered();
        if (request == null) {
            Answer.text(503, "Too many browsers look at this page. Close some.").send(exchange);
        } else if (exchange.getRequestURI().getPath().equals(Routes.EVENTS)) {
            EventStream.send(exchange, watched, request);
        } else {
            Answer answer = found(exchange);
            request.needsClient();
            answer.send(exchange);
        }
    }

    private Answer found(HttpExchange exchange) {
        try {
            return routes.answer(exchange);
        } catch (RuntimeException e) {
            LOG.warn("The status page could not answer {}", exchange.getRequestURI(), e);
            return Answer.text(500, "The page failed to answer; the log of the program says why.");
        }
    }
}
