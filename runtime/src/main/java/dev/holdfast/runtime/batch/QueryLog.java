package dev.holdfast.runtime.batch;

import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Begins each line with the query that it is about, since several may run in a process.
 *
 * @param logger writes the lines
 * @param query the query's name
 */
record QueryLog(Logger logger, String query) {

    void info(String message) {
        log(Level.INFO, message);
    }

    void warn(String message) {
        log(Level.WARN, message);
    }

    void log(Level level, String message) {
        logger.atLevel(level).log("Query {}: {}", query, message);
    }
}
