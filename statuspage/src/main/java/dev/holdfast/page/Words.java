package dev.holdfast.page;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
final class Words {

    private Words() {}

    static String of(Duration duration) {
        if (duration.toSeconds() == 0) {
            return duration.toMillis() + " ms";
        }
        return duration.toString().substring(2).toLowerCase(Locale.ROOT).replaceAll("(?<=[a-z])(?=[0-9])", " ");
    }
}
