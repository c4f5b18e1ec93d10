package dev.holdfast.aggregate;

/** A number that grows. */
final class DoubleCell {

    double value;

    DoubleCell(double value) {
        this.value = value;
    }
}
