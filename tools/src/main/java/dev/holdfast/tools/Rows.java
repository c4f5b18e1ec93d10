package dev.holdfast.tools;

/** Prints rows of cells, as many in each as there are columns. */
interface Rows extends AutoCloseable {

    /** Adds a row. */
    void add(Cell... cells);

    /** Prints what is left. */
    @Override
    void close();
}
