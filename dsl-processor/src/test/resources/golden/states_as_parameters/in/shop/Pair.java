package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Pair<A, B>(A first, B second) {}
