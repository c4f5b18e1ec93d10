package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record usable as a compound key: the processor writes its key serializer, whose bytes sort as the components do,
 * first component first.
 *
 * <p>Components may be {@code String}, integral primitives and their boxes, {@code UUID}, {@code LocalDate},
 * {@code Instant}, enums (by name), and other key records; none may be null. The bytes say which keys are equal, so the record
 * has no {@code equals} of its own: what is to be one key is made alike in the constructor.
 *
 * <pre>{@code
 * @KeyRecord
 * public record StorePage(long storeId, String page) {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code KeyTypeUnsupported}: two doubles that print alike may differ.
 *
 * <pre>{@code
 * @KeyRecord
 * public record Position(double latitude, double longitude) {}
 * }</pre>
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * public void write(StorePage key, StateOutput out) {
 *     out.writeKeyLong(key.storeId());
 *     out.writeKeyString(key.page());
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface KeyRecord {}
