package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Total(long cents) {}
