package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Circle(double radius) implements Shape {}
