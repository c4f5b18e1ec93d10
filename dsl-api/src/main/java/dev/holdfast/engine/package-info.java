/**
 * How a pipeline is run and what a running query tells: engine, trigger, query, progress, and the exceptions a query can
 * end with. Implementations live elsewhere.
 */
@NullMarked
package dev.holdfast.engine;

import org.jspecify.annotations.NullMarked;
