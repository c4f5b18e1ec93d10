package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.model.Models;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules, in the order in which they report. */
public final class Rules {

    private static final List<Rule> ALL =
            List.of(new FiniteStates(), new FiniteKeys(), new EvolutionHints(), new UniqueOperatorIds());

    private Rules() {}

    /**
     * Reports what breaks a rule.
     *
     * @param fresh what this round read; only this is reported
     * @param all what all rounds read, with {@code fresh}
     * @return the records that cannot be written
     */
    public static Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        return ALL.stream()
                .flatMap(rule -> rule.check(fresh, all, diagnostics).stream())
                .collect(Collectors.toSet());
    }
}
