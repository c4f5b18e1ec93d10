/**
 * The serializer for components that were left to Kryo. Only this package knows Kryo, which users add themselves; nothing else
 * of the runtime knows this package.
 */
@NullMarked
package dev.holdfast.runtime.kryo;

import org.jspecify.annotations.NullMarked;
