package dev.holdfast.processor;

import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import java.util.Set;

/** The options of the processor: none yet. All begin with {@code holdfast.}, so that a wrong one can be told. */
final class KnownOptions {

    private static final String PREFIX = "holdfast.";

    private KnownOptions() {}

    static void check(Set<String> given, Diagnostics diagnostics) {
        given.stream()
                .filter(option -> option.startsWith(PREFIX))
                .sorted()
                .forEach(option -> diagnostics.add(Origin.nowhere(), ProcessorMessages.unknownOption(option)));
    }
}
