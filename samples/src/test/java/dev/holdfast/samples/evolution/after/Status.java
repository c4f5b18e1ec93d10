package dev.holdfast.samples.evolution.after;

import dev.holdfast.annotation.RenamedFrom;

enum Status {
    SENT,
    @RenamedFrom("OPEN")
    ACTIVE,
    PAID
}
