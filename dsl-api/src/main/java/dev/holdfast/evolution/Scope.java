package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enclosing;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A record or sealed type at its place, from which the types around it can be found. There is one object per place, however
 * often the place is come to through types that enclose themselves, so scopes are compared by identity.
 */
final class Scope {

    private final SchemaType type;
    private final @Nullable Scope outer;
    private final IdentityHashMap<SchemaType, Scope> inner = new IdentityHashMap<>();

    private Scope(SchemaType type, @Nullable Scope outer) {
        this.type = type;
        this.outer = outer;
    }

    static Scope root(SchemaType type) {
        return new Scope(type, null);
    }

    SchemaType type() {
        return type;
    }

    /** The scope around this one; null at the root. */
    @Nullable
    Scope outer() {
        return outer;
    }

    /** The scope of a record or sealed type that stands in this one, or encloses it. */
    Scope enter(SchemaType inside) {
        if (inside instanceof Enclosing enclosing) {
            return up(enclosing.levels() - 1);
        }
        return inner.computeIfAbsent(inside, any -> new Scope(inside, this));
    }

    private Scope up(int levels) {
        Scope scope = this;
        for (int i = 0; i < levels; i++) {
            if (scope.outer == null) {
                throw new IllegalArgumentException("nothing is " + levels + " levels around " + type);
            }
            scope = scope.outer;
        }
        return scope;
    }
}
