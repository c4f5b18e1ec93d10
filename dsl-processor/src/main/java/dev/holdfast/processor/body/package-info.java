/**
 * Runs the rules on method bodies, which javac shows when it has analysed a class: after the last round, so nothing here is
 * generated from. A rule stands in the room of its subject. Only these rooms and the places in {@code diagnostic} know javac's
 * trees.
 */
@NullMarked
package dev.holdfast.processor.body;

import org.jspecify.annotations.NullMarked;
