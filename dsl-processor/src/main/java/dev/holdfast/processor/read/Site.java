package dev.holdfast.processor.read;

import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;
import javax.lang.model.element.Element;

/**
 * Where a type stands.
 *
 * @param what it is, for messages: {@code component 'tags' of state record Session}
 * @param origin where messages point
 * @param from in whose package generated code has to name the type
 */
record Site(String what, Origin origin, Element from) {

    Site {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(from, "from");
    }
}
