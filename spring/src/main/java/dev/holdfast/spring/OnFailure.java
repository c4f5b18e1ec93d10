package dev.holdfast.spring;

/** What a query that failed for good means for the application. */
enum OnFailure {

    /** The application goes on; its health is down. */
    KEEP_CONTEXT,

    /** The application context is closed, and with it the other queries are stopped. */
    CLOSE_CONTEXT
}
