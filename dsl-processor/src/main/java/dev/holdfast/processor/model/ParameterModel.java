package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Objects;

/**
 * A parameter of an update function.
 *
 * @param name as declared
 * @param type of the key, of an event, or of the state; boxed
 */
public record ParameterModel(String name, TypeName type) {

    public ParameterModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
