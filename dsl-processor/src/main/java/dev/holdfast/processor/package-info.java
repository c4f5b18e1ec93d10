/**
 * The annotation processor: rounds, deferral, and the files it writes. Reading, checking and writing live in the packages
 * below, one per stage; nobody compiles against any of them.
 */
@NullMarked
package dev.holdfast.processor;

import org.jspecify.annotations.NullMarked;
