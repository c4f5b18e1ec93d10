package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.ImpureCall;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.util.Set;

/** Update functions depend on key, events and state alone. */
final class DeterministicCalls implements Rule {

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        for (OperatorsModel type : fresh.operators()) {
            for (UpdateFunctionModel function : type.functions()) {
                if (!function.is(Trait.MAY_VARY)) {
                    check(Functions.name(type, function), function, diagnostics);
                }
            }
        }
        return Set.of();
    }

    private static void check(String name, UpdateFunctionModel function, Diagnostics diagnostics) {
        for (ImpureCall call : function.body().impureCalls()) {
            diagnostics.add(
                    call.origin(),
                    call.isTime()
                            ? UpdateMessages.impureTime(name, call.text())
                            : UpdateMessages.impureChance(name, call.text()));
        }
    }
}
