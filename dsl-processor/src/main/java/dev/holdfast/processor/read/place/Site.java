package dev.holdfast.processor.read.place;

import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;
import javax.lang.model.element.Element;

/**
 * Where a type stands.
 *
 * @param what it is, for messages: {@code component 'tags' of state record Session}
 * @param origin where messages point
 * @param from in whose package generated code has to name the type
 * @param scope what its type variables stand for
 */
public record Site(String what, Origin origin, Element from, Scope scope) {

    public Site {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(scope, "scope");
    }

    /** Where there are no type variables. */
    public Site(String what, Origin origin, Element from) {
        this(what, origin, from, Scope.EMPTY);
    }

    public Site in(Scope inside) {
        return new Site(what, origin, from, inside);
    }
}
