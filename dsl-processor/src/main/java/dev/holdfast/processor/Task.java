package dev.holdfast.processor;

import java.util.Objects;

/**
 * Something to read: a type, for one of our annotations. By name, because elements change from round to round.
 *
 * @param kind what to read it as
 * @param type its qualified name
 */
record Task(Kind kind, String type) {

    enum Kind {
        STATE_RECORD,
        KEY_RECORD,
        EVENT_FIELDS,
        OPERATORS,
        AGGREGATE
    }

    Task {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
    }
}
