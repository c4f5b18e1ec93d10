package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an accessor of a state type or key record that does more than return its field, or of a setter that does more than
 * set it, that no value is lost by it: what the getter returns, handed to the constructor or to the setter, makes an equal
 * value. State holds what getters return, and reading calls setters again.
 *
 * <p>It is not needed where the compiler sees as much: the field itself, or a copy of it ({@code List.copyOf(pages)}), after
 * checks that throw.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(List<String> pages) {
 *     @StateAccessor
 *     @Override
 *     public List<String> pages() {
 *         return pages.stream().sorted().toList(); // the constructor sorts them, too
 *     }
 * }
 * }</pre>
 *
 * <p>Rejected without it, with tag {@code StateAccessor}: the number would be lost.
 *
 * <pre>{@code
 * @StateRecord
 * public record Card(String number) {
 *     @Override
 *     public String number() {
 *         return "****" + number.substring(12);
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing is generated for it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface StateAccessor {}
