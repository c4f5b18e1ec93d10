/**
 * The status page: what running queries tell their listeners, kept for a while and served to a browser. Knows queries by what they
 * tell, and the state in their checkpoints by its reader; no engine.
 */
@NullMarked
package dev.holdfast.page;

import org.jspecify.annotations.NullMarked;
