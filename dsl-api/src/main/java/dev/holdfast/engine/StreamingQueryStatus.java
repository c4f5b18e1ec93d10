package dev.holdfast.engine;

import java.util.Objects;

/**
 * What a query is doing.
 *
 * @param message for people
 * @param isDataAvailable whether there was input when it last looked
 * @param isTriggerActive whether a batch is running
 */
public record StreamingQueryStatus(String message, boolean isDataAvailable, boolean isTriggerActive) {

    public StreamingQueryStatus {
        Objects.requireNonNull(message, "message");
    }
}
