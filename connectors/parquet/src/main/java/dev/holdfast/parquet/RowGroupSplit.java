package dev.holdfast.parquet;

import dev.holdfast.connector.Split;

/**
 * One row group of a file.
 *
 * @param file its name
 * @param index of the row group, from 0
 * @param firstRow of it in the file, from 1
 */
record RowGroupSplit(String file, int index, long firstRow) implements Split {}
