package dev.holdfast.processor;

import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of the processor: none yet. All begin with {@code holdfast.}, so that a wrong one can be told. */
final class KnownOptions {

    private static final String PREFIX = "holdfast.";

    private KnownOptions() {}

    /** Those that are meant for this processor. */
    static Set<String> ours(Set<String> given) {
        return given.stream().filter(option -> option.startsWith(PREFIX)).collect(Collectors.toSet());
    }

    static void check(Set<String> given, Diagnostics diagnostics) {
        ours(given).stream()
                .sorted()
                .forEach(option -> diagnostics.add(Origin.nowhere(), ProcessorMessages.unknownOption(option)));
    }
}
