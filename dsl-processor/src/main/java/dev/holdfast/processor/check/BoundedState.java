package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.StateKind;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.util.Set;

/** State without a timeout is removed at some point, or its author says why not. */
final class BoundedState implements Rule {

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        for (OperatorsModel type : fresh.operators()) {
            for (UpdateFunctionModel function : type.functions()) {
                if (function.stateKind() == StateKind.PLAIN
                        && function.body().growsOnly()
                        && !function.is(Trait.MAY_GROW)) {
                    diagnostics.add(function.origin(), StateMessages.unbounded(Functions.name(type, function)));
                }
            }
        }
        return Set.of();
    }
}
