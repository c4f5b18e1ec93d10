package dev.holdfast.page;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Queries to look at: orders and payments, of which the payments lag, and mails that fail. */
final class Shop {

    final MemorySource<Order> orders = MemorySource.of("orders");
    final MemorySource<Order> payments = MemorySource.of("payments");
    final MemorySink<String> receipts = MemorySink.of("receipts");

    /** An order or its payment. */
    record Order(String customer, long cents, Instant at) {}

    /** A few steps, an operator with timeouts, one without, two sinks, one for late events. */
    Pipeline baskets() {
        EventTimeStream<Order> paid = Stream.from(payments)
                .filter(payment -> payment.cents() > 0)
                .map(payment -> new Order(payment.customer(), -payment.cents(), payment.at()))
                .withWatermark(Order::at, Duration.ofSeconds(5));
        EventTimeStream<Order> both = Stream.from(orders)
                .withWatermark(Order::at, Duration.ofSeconds(5))
                .union(paid);
        MemorySink<Order> late = MemorySink.of("late-orders");
        return Pipeline.of(
                both.groupByKey(Order::customer)
                        .flatMapGroupsWithState(
                                EventTimeFlatMapGroups.<String, Order, Long, String>withEventTimeTimeout(
                                                "Baskets.collect",
                                                KeySerializers.string(),
                                                StateSerializers.int64(),
                                                (key, events, state, out) -> {
                                                    long cents =
                                                            state.getOption().orElse(0L);
                                                    if (state.hasTimedOut()) {
                                                        state.remove();
                                                        return;
                                                    }
                                                    Instant latest = Instant.EPOCH;
                                                    while (events.hasNext()) {
                                                        Order order = events.next();
                                                        cents += order.cents();
                                                        latest = order.at();
                                                    }
                                                    state.update(cents);
                                                    state.setTimeoutTimestamp(latest.plusSeconds(600));
                                                    out.emit(key + " " + cents);
                                                })
                                        .lateEventsTo(late))
                        .writeTo(receipts),
                both.withoutEventTime()
                        .groupByKey(Order::customer)
                        .flatMapGroupsWithState(FlatMapGroups.<String, Order, Long, Long>withoutTimeout(
                                "Customers.count",
                                KeySerializers.string(),
                                StateSerializers.int64(),
                                (key, events, state, out) -> {
                                    long count = state.getOption().orElse(0L);
                                    while (events.hasNext()) {
                                        events.next();
                                        count++;
                                    }
                                    state.update(count);
                                    out.emit(count);
                                }))
                        .filter(count -> count % 10 == 0)
                        .writeTo(ForEach.sink("milestones", count -> {})));
    }

    /** Fails at each order of more than 100. */
    Pipeline mails() {
        return Stream.from(orders).writeTo(ForEach.sink("mail", order -> {
            if (order.cents() > 100_000) {
                throw new IllegalStateException("mail server refused");
            }
        }));
    }

    static StreamingQuery start(String name, Path checkpoint, Pipeline pipeline) {
        return builder(name, checkpoint).start(pipeline);
    }

    static EmbeddedEngine.Builder builder(String name, Path checkpoint) {
        return EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .name(name)
                .workers(1)
                .trigger(Trigger.processingTime(Duration.ofMillis(50)));
    }

    static RestartPolicy twice() {
        return RestartPolicy.backoff(Duration.ofMillis(10), Duration.ofMillis(10), 2);
    }
}
