package dev.holdfast.aggregate;

/** A whole number that grows. */
final class LongCell {

    long value;

    LongCell(long value) {
        this.value = value;
    }
}
