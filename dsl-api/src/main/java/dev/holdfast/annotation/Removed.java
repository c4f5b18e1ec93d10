package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The components or fields that states have which were written earlier, and whose values are given up: no other field has them
 * now, under another name, in another form or in another place. On a state record or class, or on a record that a sealed
 * interface permits.
 *
 * <pre>{@code
 * @StateRecord
 * @Removed("referrer")
 * public record Session(int pageViews, List<String> tags) {}
 * }</pre>
 *
 * <p>Without it, a field that goes while another comes is refused, because it could have been renamed or moved, and its values
 * would be lost in silence. A field that goes alone needs none; but if another is added later, there may still be states with
 * the one that went.
 *
 * <p>Rejected, with tag {@code Removed}: the name is that of a component.
 *
 * <pre>{@code
 * @Removed("pageViews")
 * public record Session(int pageViews) {}
 * }</pre>
 *
 * <p>Generated, in the schema of the serializer:
 *
 * <pre>{@code
 * Schema.record(FORMAT, "shop.Session", 1, …).removed("referrer")
 * }</pre>
 *
 * <p>Keep the annotation as long as there are checkpoints with the field. {@code docs/evolution.md} has the rules.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Removed {

    /** The names of the fields. */
    String[] value();
}
