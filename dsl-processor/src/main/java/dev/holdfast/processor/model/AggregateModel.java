package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;
import java.util.Set;

/**
 * A class that is an aggregate.
 *
 * @param name of the class
 * @param isPublic whether everyone can name it, its events and its results
 * @param aggregateName the name in checkpoints
 * @param event the type of the events
 * @param state how what is accumulated is written
 * @param result the type of the result
 * @param hasStart whether there is a value of no event
 * @param ofObject the methods that are not static, by name
 * @param origin the annotation
 */
public record AggregateModel(
        ClassName name,
        boolean isPublic,
        String aggregateName,
        TypeName event,
        StateType state,
        TypeName result,
        boolean hasStart,
        Set<String> ofObject,
        Origin origin) {

    public AggregateModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(aggregateName, "aggregateName");
        ofObject = Set.copyOf(ofObject);
    }
}
