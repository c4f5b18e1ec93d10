/** What goes through Flink's network and into its state: keys, rows and values by our own serializers. Knows no operator. */
@NullMarked
package dev.holdfast.flink.bytes;

import org.jspecify.annotations.NullMarked;
