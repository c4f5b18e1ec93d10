package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;

/**
 * A function that makes a state record of an older version of it.
 *
 * @param fromVersion that older version
 * @param oldType what the function takes
 * @param method its name
 * @param origin the method
 */
public record MigrationModel(int fromVersion, ClassName oldType, String method, Origin origin) {

    public MigrationModel {
        Objects.requireNonNull(oldType, "oldType");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(origin, "origin");
    }
}
