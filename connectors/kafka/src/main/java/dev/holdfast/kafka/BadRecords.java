package dev.holdfast.kafka;

/** What happens to a record that gives no event. */
enum BadRecords {
    FAIL,
    SKIP,
    DEAD_LETTER
}
