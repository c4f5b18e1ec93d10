/**
 * Topics of Kafka as sources and sinks of a pipeline. Of Holdfast it needs the contracts of connectors only, no engine.
 */
@NullMarked
package dev.holdfast.kafka;

import org.jspecify.annotations.NullMarked;
