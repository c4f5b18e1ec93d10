package dev.holdfast.connector;

import java.util.Objects;

/**
 * Input that could not be turned into an event.
 *
 * @param source the id of the source
 * @param position where it stands, for example {@code clicks.jsonl:17}
 * @param reason what is wrong with it
 * @param payload the input as text
 */
public record DeadLetter(String source, String position, String reason, String payload) {

    public DeadLetter {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(payload, "payload");
    }
}
