package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that the Holdfast processor wrote. It is our own, because {@code javax.annotation.processing.Generated} is
 * not visible in a module that does not read {@code java.compiler}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Generated {

    /** The qualified name of the class that this one was generated from. */
    String value();
}
