/**
 * What changes an object: methods that do, types that cannot, and fields that outlive a call. Changes of a state are in
 * {@code state}.
 */
@NullMarked
package dev.holdfast.processor.body.mutation;

import org.jspecify.annotations.NullMarked;
