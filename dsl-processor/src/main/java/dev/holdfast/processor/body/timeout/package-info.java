/**
 * What ends the state of a key: timeouts that are set, renewed and heard, and removal.
 */
@NullMarked
package dev.holdfast.processor.body.timeout;

import org.jspecify.annotations.NullMarked;
