package dev.holdfast.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes a moment later. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waiting() {}

    /** Until a query has had so many failures. */
    static void until(Http http, String query, int failures) throws Exception {
        until(() -> http.json(query).get("notices").findValuesAsText("kind").stream()
                        .filter(kind -> !kind.equals("ENDED"))
                        .count()
                >= failures);
    }

    static void until(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
