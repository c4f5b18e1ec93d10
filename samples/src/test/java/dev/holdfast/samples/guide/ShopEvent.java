package dev.holdfast.samples.guide;

import java.time.Instant;

sealed interface ShopEvent {
    String customer();

    record Visit(String customer, Instant at) implements ShopEvent {}

    record Purchase(String customer, long cents, Instant at) implements ShopEvent {}
}
