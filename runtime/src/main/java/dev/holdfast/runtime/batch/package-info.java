/**
 * The micro-batch loop: plan, read, run the stages, commit, deliver. State, files and time are reached through the packages
 * beside this one.
 */
@NullMarked
package dev.holdfast.runtime.batch;

import org.jspecify.annotations.NullMarked;
