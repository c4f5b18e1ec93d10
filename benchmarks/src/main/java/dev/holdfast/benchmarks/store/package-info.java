/**
 * State stores and checkpoints measured beside what they replace, in one run: ratios, since absolute times are those of the
 * machine and the moment.
 */
package dev.holdfast.benchmarks.store;
