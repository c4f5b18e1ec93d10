/** Programs and their results in the embedded engine, for the tests of the modules that run operators in other engines. Not published for users. */
@NullMarked
package dev.holdfast.kit;

import org.jspecify.annotations.NullMarked;
