package dev.holdfast.page;

import dev.holdfast.engine.StreamingQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page in the browser that shows, live, what running queries do:
 *
 * <pre>{@code
 * StatusPage page = StatusPage.on(4040).watch(query).start();
 * }</pre>
 *
 * <p>It is served on the loopback address, answers GET and HEAD only, changes nothing, sets no cookies and asks for nothing from
 * elsewhere. It shows the figures of the progress, descriptions of sources and sinks, offsets, and messages of failures as the log has
 * them; no events, and no state unless {@link Builder#showState} asks for it. Everybody who can reach the port may look.
 *
 * <p>A query never waits for a browser. The threads of the page do not keep the process alive. Thread safe.
 */
public final class StatusPage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);

    private final Watched watched;
    private final PageServer server;

    private StatusPage(Watched watched, PageServer server) {
        this.watched = watched;
        this.server = server;
    }

    /**
     * A page on a port of the loopback address.
     *
     * @param port 0 for one that is free
     * @throws IllegalArgumentException if it is no port
     */
    public static Builder on(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "A status page cannot listen on port " + port + ". Name one from 0, which means any, to 65535.");
        }
        return new Builder(port);
    }

    /** Shows one more query. It takes the place of one of the same name that has ended. Does nothing when the page is closed. */
    public void watch(StreamingQuery query) {
        watched.add(query, null);
    }

    /**
     * Shows one more query, and reads its checkpoint when somebody asks for what is in there. Else as {@link #watch(StreamingQuery)}.
     *
     * @param checkpoint the directory that the engine was given
     */
    public void watch(StreamingQuery query, Path checkpoint) {
        watched.add(query, Objects.requireNonNull(checkpoint, "checkpoint"));
    }

    /** For tests: what it is answering. */
    Requests requests() {
        return server.requests();
    }

    /** For tests: what it keeps. */
    List<WatchedQuery> shows() {
        return watched.queries();
    }

    /** The port that it listens on. */
    public int port() {
        return server.address().getPort();
    }

    /** Where a browser on this machine finds it. */
    public URI uri() {
        InetAddress address = server.address().getAddress();
        String host =
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
    }

    /** Closes the port, ends what browsers are being told, and forgets what was heard. The queries go on. Does nothing the second time. */
    @Override
    public void close() {
        server.stop();
        watched.close();
    }

    /** How the page is served, and what it shows. */
    public static final class Builder {

        private static final int MOST_REQUESTS = 64;

        private final int port;
        private final Set<String> hosts = new HashSet<>();
        private final List<Consumer<StatusPage>> queries = new ArrayList<>();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private Duration patience = Duration.ofSeconds(30);
        private boolean showsState;

        private Builder(int port) {
            this.port = port;
        }

        /** Shows a query, from now on and with the last batches that it still knows. */
        public Builder watch(StreamingQuery query) {
            Objects.requireNonNull(query, "query");
            queries.add(page -> page.watch(query));
            return this;
        }

        /**
         * Shows a query, and reads its checkpoint when somebody asks how its state is spread over key groups.
         *
         * @param checkpoint the directory that the engine was given
         */
        public Builder watch(StreamingQuery query, Path checkpoint) {
            Objects.requireNonNull(query, "query");
            Objects.requireNonNull(checkpoint, "checkpoint");
            queries.add(page -> page.watch(query, checkpoint));
            return this;
        }

        /** Lets everybody who can reach the page look up the state of a key, in queries that are watched with their checkpoint. */
        public Builder showState() {
            showsState = true;
            return this;
        }

        /**
         * Listens on another address than that of loopback. There is no password: use it behind something that asks for one.
         *
         * @param address one of this machine, or the wildcard address for all
         */
        public Builder address(InetAddress address) {
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /** Lets the page be asked for by a name, such as that of a proxy. Localhost and numeric addresses need no permission. */
        public Builder allowHost(String host) {
            hosts.add(host.toLowerCase(Locale.ROOT));
            return this;
        }

        /** For tests: how long a client may take for one piece of an answer before it is cut off. */
        Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /**
         * Opens the port.
         *
         * @throws UncheckedIOException if the port is not free, or the address not one of this machine
         */
        public StatusPage start() {
            StatusPage page = opened();
            queries.forEach(query -> query.accept(page));
            page.server.start();
            LOG.info("Status page at {}", page.uri());
            return page;
        }

        /** Before it watches anything, so that nothing is left behind where the port is not free. */
        private StatusPage opened() {
            Watched watched = new Watched(showsState);
            InetSocketAddress at = new InetSocketAddress(address, port);
            try {
                PageServer server = new PageServer(
                        at, new Guard(hosts), new Routes(watched), watched, new Requests(MOST_REQUESTS, patience));
                return new StatusPage(watched, server);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The status page cannot listen on " + at
                                + ". Free the port, or name another one, or 0 for any that is free.",
                        e);
            }
        }
    }
}
