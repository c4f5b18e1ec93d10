/**
 * A connector of one's own, as the page on connectors shows it.
 */
@NullMarked
package dev.holdfast.samples.connector;

import org.jspecify.annotations.NullMarked;
