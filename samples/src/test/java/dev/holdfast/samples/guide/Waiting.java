package dev.holdfast.samples.guide;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Waiting(List<Order> orders) {
    static final Waiting NONE = new Waiting(List.of());
}
