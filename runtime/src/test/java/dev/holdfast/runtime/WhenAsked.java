package dev.holdfast.runtime;

import dev.holdfast.engine.Trigger;
import java.time.Duration;

/**
 * A trigger whose interval never passes: once a batch has run, the next one waits for {@code processAllAvailable}. So a test
 * can move the clock and add events, and the query sees both at once.
 */
final class WhenAsked {

    static final Trigger TRIGGER = Trigger.processingTime(Duration.ofDays(100_000));

    private WhenAsked() {}
}
