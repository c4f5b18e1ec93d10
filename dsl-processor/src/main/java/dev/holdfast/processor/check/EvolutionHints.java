package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.evolution.DefaultValues;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.model.AggregateModel;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.FunctionModel;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.schema.SchemaValues;
import dev.holdfast.serial.SchemaType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What is said of older states has to make sense: a default is a value of its type, and a former name another name. */
final class EvolutionHints implements Rule {

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        SchemaValues schemas = new SchemaValues(all);
        Set<ClassName> refused = new HashSet<>();
        for (StateRecordModel model : fresh.states()) {
            components(model.structure()).forEach(component -> {
                if (check(component, schemas, diagnostics)) {
                    refused.add(model.name());
                }
            });
        }
        Stream.concat(
                        fresh.functions().flatMap(FunctionModel::stateTypes),
                        fresh.aggregates().stream().map(AggregateModel::state))
                .flatMap(EvolutionHints::inside)
                .forEach(component -> check(component, schemas, diagnostics));
        return refused;
    }

    /** Whether something is wrong. */
    private static boolean check(ComponentModel<StateType> component, SchemaValues schemas, Diagnostics diagnostics) {
        boolean wrong = false;
        for (String former : component.hints().formerNames()) {
            if (former.isBlank() || former.equals(component.name())) {
                diagnostics.add(component.origin(), EvolutionMessages.renamedFrom(component.name(), former));
                wrong = true;
            }
        }
        if (component.hints().defaultText().isPresent()) {
            String text = component.hints().defaultText().get();
            SchemaType type = schemas.ofComponent(component.type());
            String problem = isMistaken(type, text)
                    ? "the four letters, because '" + component.name() + "' is never null"
                    : DefaultValues.problem(type, text).orElse("");
            if (!problem.isEmpty()) {
                diagnostics.add(
                        component.origin(),
                        EvolutionMessages.defaultValue(component.name(), text, type.toString(), problem));
                wrong = true;
            }
        }
        return wrong;
    }

    /** The word stands for no value; where there always is one, it is hardly meant as a text. */
    private static boolean isMistaken(SchemaType type, String text) {
        return text.equals("null") && type.equals(SchemaType.STRING);
    }

    private static Stream<ComponentModel<StateType>> components(Structure structure) {
        Stream<ComponentModel<StateType>> own =
                structure instanceof Structure.Product product ? product.components().stream() : Stream.empty();
        return Stream.concat(own, structure.types().flatMap(EvolutionHints::inside));
    }

    private static Stream<ComponentModel<StateType>> inside(StateType type) {
        return type instanceof StateType.InlineOf inline
                ? components(inline.structure())
                : type.parts().flatMap(EvolutionHints::inside);
    }
}
