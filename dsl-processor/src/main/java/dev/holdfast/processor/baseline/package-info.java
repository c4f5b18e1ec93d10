/**
 * The accepted schemas of state types, as files that are committed, and what is compared with them. Nothing else in the
 * processor reads or writes files of the user.
 */
@NullMarked
package dev.holdfast.processor.baseline;

import org.jspecify.annotations.NullMarked;
