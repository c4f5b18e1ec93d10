/** Sources and sinks of Parquet files. Columns are those that the serializer of a type says its bytes have. */
@NullMarked
package dev.holdfast.parquet;

import org.jspecify.annotations.NullMarked;
