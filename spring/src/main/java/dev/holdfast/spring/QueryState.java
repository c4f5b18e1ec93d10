package dev.holdfast.spring;

import java.util.Locale;

/** What has become of a query. */
enum QueryState {

    /** It was not started: properties say so, or the context has not come to it. */
    NOT_STARTED,

    /** It runs. */
    RUNNING,

    /** A batch runs for longer than was allowed. */
    STALLED,

    /** It failed, and no batch has ended since. */
    RESTARTING,

    /** It failed for good. */
    FAILED,

    /** It was stopped, or has done what it had to do. */
    ENDED;

    /** For people: {@code not started}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
