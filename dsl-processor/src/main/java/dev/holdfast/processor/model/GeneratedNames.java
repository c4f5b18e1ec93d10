package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;

/** The names of generated classes: in the same package, with {@code _} between the names of nested types. */
public final class GeneratedNames {

    private GeneratedNames() {}

    /** {@code Outer_InnerSerializer} for {@code Outer.Inner}. */
    public static ClassName serializer(ClassName type) {
        return generated(type, "Serializer");
    }

    /** {@code SessionsOperators} for {@code Sessions}. */
    public static ClassName operators(ClassName type) {
        return generated(type, "Operators");
    }

    /** {@code ClickFields} for {@code Click}. */
    public static ClassName fields(ClassName type) {
        return generated(type, "Fields");
    }

    /** {@code SpreadAggregate} for {@code Spread}. */
    public static ClassName aggregate(ClassName type) {
        return generated(type, "Aggregate");
    }

    private static ClassName generated(ClassName type, String suffix) {
        return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + suffix);
    }
}
