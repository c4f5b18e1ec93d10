/** The busiest route of the last six hours, every hour: sliding windows, and windows of their results. */
@NullMarked
package dev.holdfast.samples.routes;

import org.jspecify.annotations.NullMarked;
