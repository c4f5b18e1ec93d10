package dev.holdfast.testkit;

import dev.holdfast.field.All;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.runtime.operator.SharedStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an operator's broadcasts hold. It is read and written by changes, as the engine has them applied. */
final class BroadcastCell<B> {

    private final BroadcastDeclaration<B> declared;
    private final KeyCell<All, Void> cell = new KeyCell<>(All.ALL);

    BroadcastCell(BroadcastDeclaration<B> declared) {
        this.declared = declared;
    }

    /** Applies changes as those of one batch. What their function throws is thrown as it is, and nothing is kept then. */
    void apply(List<? extends B> changes) {
        run(declared, changes).apply();
    }

    /** Puts entries in the place of those that a broadcast has. */
    <Q, V> void set(StateParameter.OfBroadcast<Q, V> broadcast, Map<Q, V> entries) {
        call(changed -> {
                    changed.get(broadcast).clear();
                    entries.forEach(changed.get(broadcast)::put);
                })
                .apply();
    }

    /** The entries of a broadcast, in their order. */
    <Q, V> Map<Q, V> entries(StateParameter.OfBroadcast<Q, V> broadcast) {
        Map<Q, V> entries = new LinkedHashMap<>();
        call(changed ->
                changed.get(broadcast).entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue())));
        return entries;
    }

    /** What the calls for keys read now. */
    SharedStates shared() {
        return cell.share(declared);
    }

    private KeyCell.Outcome<Void> call(Consumer<BroadcastFn.Changed> body) {
        return run(
                new BroadcastDeclaration<>(
                        declared.id(), declared.parameters(), (change, changed) -> body.accept(changed)),
                List.of(new Object()));
    }

    private <X> KeyCell.Outcome<Void> run(BroadcastDeclaration<X> operator, List<? extends X> changes) {
        try {
            return cell.run(operator, KeyCell.AT_BEGINNING, new KeyCell.Input<>(changes, null, false));
        } catch (UpdateFunctionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            } else if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
