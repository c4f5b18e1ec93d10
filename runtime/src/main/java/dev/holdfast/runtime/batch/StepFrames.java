package dev.holdfast.runtime.batch;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the stateless step that a thread is in. To note each call would cost more than most of the functions; a stack tells it
 * too, since {@link StepChains} has a method for each kind of step.
 */
public final class StepFrames {

    private static final String EVENT_TIME = StepChains.class.getName() + "$EventTimeFn";
    private static final Pattern STEP = Pattern.compile("lambda\\$(map|filter|flatMap)\\$\\d+|(next)");

    private StepFrames() {}

    /** The method of a stream whose function is called, as {@code map}; empty if none is. */
    public static Optional<String> functionAt(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith(StepChains.class.getName()))
                .findFirst()
                .flatMap(StepFrames::method);
    }

    private static Optional<String> method(StackTraceElement frame) {
        if (frame.getClassName().equals(EVENT_TIME)) {
            return Optional.of("withWatermark");
        }
        Matcher step = STEP.matcher(frame.getMethodName());
        return step.matches() ? Optional.of(step.group(1) == null ? "flatMap" : step.group(1)) : Optional.empty();
    }
}
