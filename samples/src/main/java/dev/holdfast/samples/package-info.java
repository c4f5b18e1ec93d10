/**
 * Starts the samples and finds their files. Each sample has a package of its own, which shows Holdfast and nothing else;
 * what they share and what is not about Holdfast lives here.
 */
@NullMarked
package dev.holdfast.samples;

import org.jspecify.annotations.NullMarked;
