/**
 * What was read: plain records of names and types, which tests build without a compiler. There is no model of invalid
 * input. No logic beyond what follows from the names lives here.
 */
@NullMarked
package dev.holdfast.processor.model;

import org.jspecify.annotations.NullMarked;
