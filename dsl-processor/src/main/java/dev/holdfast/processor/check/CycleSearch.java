package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds ways from a type to itself. */
final class CycleSearch {

    /** From a type to one inside of it, through a component. */
    record Step(String component, ClassName target, Origin origin) {}

    private CycleSearch() {}

    /** The shortest way, breadth first, so that a message names the shortest of several cycles. */
    static Optional<List<Step>> from(ClassName start, Function<ClassName, List<Step>> stepsOf) {
        Set<ClassName> reached = new HashSet<>();
        Deque<List<Step>> open = new ArrayDeque<>();
        open.add(List.of());
        while (!open.isEmpty()) {
            List<Step> path = open.remove();
            for (Step step : stepsOf.apply(
                    path.isEmpty() ? start : path.get(path.size() - 1).target())) {
                List<Step> longer = new ArrayList<>(path);
                longer.add(step);
                if (step.target().equals(start)) {
                    return Optional.of(longer);
                } else if (reached.add(step.target())) {
                    open.add(longer);
                }
            }
        }
        return Optional.empty();
    }

    /** {@code Node.next -> Node}. */
    static String text(ClassName start, List<Step> path) {
        return simpleName(start)
                + path.stream()
                        .map(step -> "." + step.component() + " -> " + simpleName(step.target()))
                        .collect(Collectors.joining());
    }

    static String simpleName(ClassName name) {
        return String.join(".", name.simpleNames());
    }
}
