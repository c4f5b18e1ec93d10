package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;

/**
 * A class with update functions.
 *
 * @param name of the class
 * @param isPublic whether it and all types around it are public
 * @param functions those that were not refused, in declaration order
 */
public record OperatorsModel(ClassName name, boolean isPublic, List<UpdateFunctionModel> functions) {

    public OperatorsModel {
        Objects.requireNonNull(name, "name");
        functions = List.copyOf(functions);
    }
}
