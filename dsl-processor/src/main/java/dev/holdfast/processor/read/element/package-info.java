/**
 * What the compiler says of an element or a type: its annotations, its kind, who can name it, what it is called. Nothing here
 * is refused; what is made of it is said elsewhere.
 */
@NullMarked
package dev.holdfast.processor.read.element;

import org.jspecify.annotations.NullMarked;
