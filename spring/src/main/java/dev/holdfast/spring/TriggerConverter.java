package dev.holdfast.spring;

import dev.holdfast.engine.Trigger;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.converter.Converter;

/** A trigger from a property. */
final class TriggerConverter implements Converter<String, Trigger> {

    @Override
    public Trigger convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "as-fast-as-possible" -> Trigger.asFastAsPossible();
            case "available-now" -> Trigger.availableNow();
            case "once" -> Trigger.once();
            default -> Trigger.processingTime(interval(text.strip()));
        };
    }

    /** Without the cause: Boot prints the innermost message. */
    private static Duration interval(String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a trigger is 'as-fast-as-possible', 'available-now', 'once' or a duration such as '5s', not '"
                            + text + "'");
        }
    }
}
