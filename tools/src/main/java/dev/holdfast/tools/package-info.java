/**
 * The command line. Reads checkpoints through the public reader of the runtime, changes nothing, and prints tables for people or
 * lines for programs.
 */
@NullMarked
package dev.holdfast.tools;

import org.jspecify.annotations.NullMarked;
