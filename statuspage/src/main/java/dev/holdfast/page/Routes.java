package dev.holdfast.page;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is at which address. */
final class Routes {

    static final String EVENTS = "/api/events";

    private static final Pattern QUERY = Pattern.compile("/api/queries/(\\d{1,6})(?:/(key-groups|state))?");

    private final Assets assets = new Assets();
    private final StateAnswers state = new StateAnswers();
    private final Watched watched;

    Routes(Watched watched) {
        this.watched = watched;
    }

    Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        Optional<Answer> asset = assets.at(path);
        if (asset.isPresent()) {
            return asset.get();
        }
        if (path.equals("/api/queries")) {
            return Answer.json(new Json()
                    .truth("showsState", watched.showsState())
                    .raw("queries", Json.array(queries()))
                    .toString());
        }
        Matcher query = QUERY.matcher(path);
        int number = query.matches() ? Integer.parseInt(query.group(1)) : -1;
        List<WatchedQuery> queries = watched.queries();
        if (number < 0 || number >= queries.size()) {
            return Answer.text(404, "There is nothing at this address.");
        }
        WatchedQuery asked = queries.get(number);
        return query.group(2) == null
                ? Answer.json(asked.view(-1).whole(number))
                : fromCheckpoint(asked, query.group(2), parameters(exchange));
    }

    /** All without plans and points, which are long. */
    private List<String> queries() {
        List<String> all = new ArrayList<>();
        List<WatchedQuery> queries = watched.queries();
        for (int number = 0; number < queries.size(); number++) {
            all.add(queries.get(number).view(Long.MAX_VALUE).change(number));
        }
        return all;
    }

    private Answer fromCheckpoint(WatchedQuery query, String what, Map<String, String> parameters) {
        Optional<Path> checkpoint = query.checkpoint();
        if (checkpoint.isEmpty()) {
            return Answer.text(403, "The page was not told the checkpoint: watch(query, checkpoint).");
        }
        String operator = parameters.getOrDefault("operator", "");
        if (what.equals("key-groups")) {
            return state.keyGroups(checkpoint.get(), operator);
        }
        return watched.showsState()
                ? state.rows(checkpoint.get(), operator, parameters.getOrDefault("key", ""))
                : Answer.text(403, "The page does not show state unless it is told to: StatusPage.on(…).showState().");
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String all = exchange.getRequestURI().getRawQuery();
        for (String each : all == null ? new String[0] : all.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                parameters.put(each.substring(0, equals), decoded(each.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
