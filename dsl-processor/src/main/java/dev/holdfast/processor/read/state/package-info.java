/**
 * What state can consist of: the declarations of state and event records, classes and sealed types, and every type that may
 * stand inside of them. Keys have a room of their own.
 */
@NullMarked
package dev.holdfast.processor.read.state;

import org.jspecify.annotations.NullMarked;
