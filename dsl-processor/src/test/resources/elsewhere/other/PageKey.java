package other;

import dev.holdfast.annotation.KeyRecord;

/** Stands for a key of a module that is compiled without the processor. */
@KeyRecord
public record PageKey(String page) {}
