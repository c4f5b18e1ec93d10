package dev.holdfast.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a request is answered at all, and with which headers. The page only reads, so there is nothing to forge; what is
 * left is that a page from elsewhere reads it in the browser of somebody who may. Without permission headers a browser gives it
 * nothing, unless its host name is made to resolve to this address. Such a name is not among those that are known here.
 */
final class Guard {

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[[0-9a-fA-F:.%]+]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final Set<String> hosts;

    /** @param hosts names by which it may be asked for, in lower case, beside localhost and addresses */
    Guard(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    /** Why a request is refused. */
    record Refusal(int status, String message) {}

    Optional<Refusal> refusal(HttpExchange exchange) {
        List<String> named = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        if (named.size() != 1) {
            return Optional.of(new Refusal(400, "The request must have one Host header."));
        }
        if (!isKnown(named.get(0))) {
            return Optional.of(new Refusal(
                    421, "This page is not served under that name. Allow it with StatusPage.on(…).allowHost(name)."));
        }
        if (isAskedByAnotherPage(exchange.getRequestHeaders())) {
            return Optional.of(new Refusal(403, "Another page may link to this one, but not use it."));
        }
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Optional.of(new Refusal(405, "This page only reads: GET and HEAD."));
        }
        return Optional.empty();
    }

    /** Browsers say so. Such a page could read no answer, but keep this one busy. */
    private static boolean isAskedByAnotherPage(Headers headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        return site != null
                && !Set.of("same-origin", "none").contains(site)
                && !"navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
    }

    private boolean isKnown(String host) {
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.equals("localhost") || ADDRESS.matcher(name).matches() || hosts.contains(name);
    }

    /** For every answer, refusals too. */
    static void protect(Headers headers) {
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
