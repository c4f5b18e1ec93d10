package other;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Entry(String text) {}
