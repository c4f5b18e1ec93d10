package dev.holdfast.keyed.join;

/** What is done with a partner. */
@FunctionalInterface
interface Meeting<E> {

    void with(long timeMillis, E partner);
}
