package dev.holdfast.processor.baseline;

import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StatesFunctionModel;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the states that update functions take as parameters with those that were accepted: a file for each function, with a line for each state, its name and what it is. A state that is added is silent; one that
 * is gone, or is something else now, would be lost at the next start.
 */
final class StateNamesCheck {

    private final BaselineFolder folder;
    private final boolean accepts;
    private final Diagnostics diagnostics;

    /** @param accepts whether states are written instead of compared */
    StateNamesCheck(BaselineFolder folder, boolean accepts, Diagnostics diagnostics) {
        this.folder = folder;
        this.accepts = accepts;
        this.diagnostics = diagnostics;
    }

    void check(List<OperatorsModel> classes) {
        classes.forEach(type -> type.statesFunctions().forEach(function -> {
            String owner = type.name().canonicalName();
            try {
                check(owner + "." + function.name(), text(type, function), function);
            } catch (UncheckedIOException e) {
                String file = folder.nameOfStates(owner + "." + function.name());
                diagnostics.add(
                        function.idOrigin(),
                        EvolutionMessages.baselineInaccessible(
                                text(type, function), file, String.valueOf(e.getCause())));
            }
        }));
    }

    private static String text(OperatorsModel type, StatesFunctionModel function) {
        return String.join(".", type.name().simpleNames()) + "." + function.name();
    }

    private void check(String name, String text, StatesFunctionModel function) {
        Map<String, String> now = new TreeMap<>();
        function.states().forEach(state -> now.put(state.stateName(), kind(state)));
        if (accepts) {
            folder.writeStates(name, now);
            return;
        }
        String file = folder.nameOfStates(name);
        Optional<Map<String, String>> accepted = folder.readStates(name);
        if (accepted.isEmpty()) {
            diagnostics.add(function.idOrigin(), EvolutionMessages.statesMissing(text, file));
        } else {
            accepted.get().forEach((state, kind) -> compare(state, kind, accepted.get(), now, text, file, function));
        }
    }

    private void compare(
            String state,
            String kind,
            Map<String, String> accepted,
            Map<String, String> now,
            String text,
            String file,
            StatesFunctionModel function) {
        String kindNow = now.get(state);
        if (kind.equals(kindNow)) {
            return;
        }
        boolean wasBroadcast = kind.startsWith(StateParameterModel.Kind.BROADCAST.typeName());
        String lost = function.id() + (wasBroadcast ? BroadcastDeclaration.SUFFIX : "") + "/" + state;
        if (kindNow != null) {
            diagnostics.add(
                    origin(function, state), EvolutionMessages.stateChanged(state, text, kind, kindNow, file, lost));
            return;
        }
        Optional<String> heir = now.keySet().stream()
                .filter(other -> !accepted.containsKey(other) && kind.equals(now.get(other)))
                .findFirst();
        diagnostics.add(
                heir.map(other -> origin(function, other)).orElse(function.idOrigin()),
                heir.map(other -> EvolutionMessages.stateLooksRenamed(other, state, text, kind, file, lost))
                        .orElseGet(() -> EvolutionMessages.stateGone(state, text, kind, file, lost)));
    }

    private static Origin origin(StatesFunctionModel function, String state) {
        return function.states().stream()
                .filter(each -> each.stateName().equals(state))
                .map(StateParameterModel::origin)
                .findFirst()
                .orElse(function.idOrigin());
    }

    /** What may not change while the name stays. */
    private static String kind(StateParameterModel state) {
        String kind = state.kind().typeName();
        return state.keyType().map(key -> kind + " by " + key.javaType()).orElse(kind);
    }
}
