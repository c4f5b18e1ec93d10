package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class with update functions.
 *
 * @param name of the class
 * @param isPublic whether it and all types around it are public
 * @param functions update functions on group state that were not refused, in declaration order
 * @param statesFunctions likewise, those that take their states as parameters
 * @param functional the class itself, if it is a function
 */
public record OperatorsModel(
        ClassName name,
        boolean isPublic,
        List<UpdateFunctionModel> functions,
        List<StatesFunctionModel> statesFunctions,
        Optional<FunctionalModel> functional) {

    public OperatorsModel {
        Objects.requireNonNull(name, "name");
        functions = List.copyOf(functions);
        statesFunctions = List.copyOf(statesFunctions);
    }

    /** All that have a factory. */
    public Stream<FunctionModel> all() {
        return Stream.of(functions.stream(), statesFunctions.stream(), functional.stream())
                .flatMap(each -> each);
    }
}
