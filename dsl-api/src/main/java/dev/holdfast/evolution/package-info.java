/**
 * What becomes of states when their type changes: what differs between two schemas, whether the old bytes can be brought into
 * the new form, and how. Where schemas and bytes are kept is not known here.
 */
@NullMarked
package dev.holdfast.evolution;

import org.jspecify.annotations.NullMarked;
