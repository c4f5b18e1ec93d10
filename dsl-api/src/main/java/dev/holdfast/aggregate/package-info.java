/** What is computed of many events: counts, sums, averages and others. */
@NullMarked
package dev.holdfast.aggregate;

import org.jspecify.annotations.NullMarked;
