/**
 * The code of a class as javac shows it: what is declared, called and written where, and the code that a batch reaches. Nothing
 * here knows of update functions, or has an opinion.
 */
@NullMarked
package dev.holdfast.processor.body.code;

import org.jspecify.annotations.NullMarked;
