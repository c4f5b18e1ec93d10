package dev.holdfast.processor;

import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of the processor. All begin with {@code holdfast.}, so that a wrong one can be told. */
final class KnownOptions {

    /** The folder of the accepted schemas. */
    static final String SCHEMAS = "holdfast.schemas";

    /** Whether to write the schemas instead of comparing with them. */
    static final String ACCEPT = "holdfast.acceptSchemas";

    private static final String PREFIX = "holdfast.";
    private static final Set<String> KNOWN = Set.of(SCHEMAS, ACCEPT);

    private KnownOptions() {}

    /** Those that are meant for this processor. */
    static Set<String> ours(Set<String> given) {
        return given.stream().filter(option -> option.startsWith(PREFIX)).collect(Collectors.toSet());
    }

    static void check(Map<String, String> given, Diagnostics diagnostics) {
        ours(given.keySet()).stream()
                .filter(option -> !KNOWN.contains(option))
                .sorted()
                .forEach(option -> diagnostics.add(Origin.nowhere(), ProcessorMessages.unknownOption(option)));
        String accept = value(given, ACCEPT).orElse("false");
        if (!accept.equals("true") && !accept.equals("false")) {
            diagnostics.add(
                    Origin.nowhere(),
                    EvolutionMessages.optionValue(ACCEPT, accept, "true or false, which is the default"));
        }
    }

    /** The value of an option; none if it is not given, or empty. */
    static Optional<String> value(Map<String, String> given, String option) {
        return Optional.ofNullable(given.get(option)).filter(value -> !value.isBlank());
    }
}
