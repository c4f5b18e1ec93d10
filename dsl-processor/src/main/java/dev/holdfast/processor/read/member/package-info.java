/**
 * The members of a type that generated code uses: components, fields, constructors and accessors, and what these do.
 */
@NullMarked
package dev.holdfast.processor.read.member;

import org.jspecify.annotations.NullMarked;
