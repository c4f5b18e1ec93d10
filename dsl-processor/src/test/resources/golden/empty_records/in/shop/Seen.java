package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Seen() {}
