/**
 * Event-time progress: what each stream has seen, and from when on events are late and timeouts due.
 */
@NullMarked
package dev.holdfast.runtime.watermark;

import org.jspecify.annotations.NullMarked;
