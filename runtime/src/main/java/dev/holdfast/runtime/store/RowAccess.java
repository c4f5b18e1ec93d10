package dev.holdfast.runtime.store;

/** How the rows of a state are asked for. */
public enum RowAccess {

    /** One by one, by their keys. */
    BY_KEY,

    /** By their keys and also in the order of their keys, so that a store needs an order. */
    IN_ORDER
}
