package dev.holdfast.connector;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * How an engine turns events into JSON and back, for connectors that keep JSON in another system: all of them read and write a type in
 * the same way. Thread safe. An engine offers it as a service.
 */
public interface JsonFormat {

    /**
     * The format of the engine that is there.
     *
     * @throws IllegalStateException if none is
     */
    static JsonFormat ofEngine() {
        return ServiceLoader.load(JsonFormat.class, JsonFormat.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No engine that reads and writes JSON is on the class path."
                                        + " Add the dependency dev.holdfast:holdfast-runtime, or give the connector functions of your own."));
    }

    /**
     * A reader of a type.
     *
     * @param type of the events
     * @param unit of numbers that stand for times, of days at most; if empty, such a number is refused
     * @throws IOException if no JSON can give a value of the type
     * @throws IllegalStateException if the engine's library for JSON is missing
     */
    <T> Reader<T> reader(Class<T> type, Optional<ChronoUnit> unit) throws IOException;

    /**
     * Writes a row as one JSON value without a newline.
     *
     * @throws IOException if the row has no JSON; the message shows nothing of it
     * @throws IllegalStateException if the engine's library for JSON is missing
     */
    byte[] write(Object row) throws IOException;

    /**
     * Reads one JSON value. Thread safe.
     *
     * @param <T> the type of the event
     */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * The event that these bytes stand for. Never null.
         *
         * @throws UnreadableInputException if they stand for none
         */
        T read(byte[] json) throws UnreadableInputException;
    }
}
