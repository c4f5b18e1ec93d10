/**
 * How control runs through a method body, and what is certain at each place of it. The facts are the caller's.
 */
@NullMarked
package dev.holdfast.processor.body.flow;

import org.jspecify.annotations.NullMarked;
