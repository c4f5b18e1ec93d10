package dev.holdfast.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the page, from the jar. Only those that are listed here are served. */
final class Assets {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("index.html", HTML),
            Map.entry("page.css", CSS),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("main.js", SCRIPT),
            Map.entry("live.js", SCRIPT),
            Map.entry("format.js", SCRIPT),
            Map.entry("dom.js", SCRIPT),
            Map.entry("overview.js", SCRIPT),
            Map.entry("charts.js", SCRIPT),
            Map.entry("plan.js", SCRIPT),
            Map.entry("tables.js", SCRIPT),
            Map.entry("state.js", SCRIPT),
            Map.entry("uplot/uPlot.iife.min.js", SCRIPT),
            Map.entry("uplot/uPlot.min.css", CSS));

    private final Map<String, Answer> assets = new HashMap<>();

    Assets() {
        TYPES.forEach((file, type) -> assets.put("/" + file, new Answer(200, type, read(file))));
        assets.put("/", new Answer(200, HTML, read("index.html")));
    }

    /** The file that is served there. */
    Optional<Answer> at(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    private static byte[] read(String file) {
        try (InputStream in = Assets.class.getResourceAsStream("web/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The jar of the status page lacks its file web/" + file
                        + ". It was packed without its resources: take it as it is published.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
