/**
 * The contracts of sources and sinks. Implementations live with an engine or in user code.
 */
@NullMarked
package dev.holdfast.connector;

import org.jspecify.annotations.NullMarked;
