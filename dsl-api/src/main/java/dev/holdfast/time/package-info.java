/** What users say in durations, in milliseconds. */
@NullMarked
package dev.holdfast.time;

import org.jspecify.annotations.NullMarked;
