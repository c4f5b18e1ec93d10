package other;

import dev.holdfast.annotation.StateRecord;

/** Stands for a type of a module that is compiled without the processor. */
@StateRecord
public record Visit(int page) {}
