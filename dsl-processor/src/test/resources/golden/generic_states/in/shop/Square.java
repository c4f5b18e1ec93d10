package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Square(double side) implements Shape {}
