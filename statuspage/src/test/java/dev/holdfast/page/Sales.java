package dev.holdfast.page;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.field.KeyField;
import dev.holdfast.page.Shop.Order;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;

/** A query with a join and windows: orders that are paid within a minute, counted per customer. */
final class Sales {

    private static final Schema SCHEMA = Schema.record(
            Schema.FORMAT,
            "Order",
            1,
            Schema.field("customer", SchemaType.STRING),
            Schema.field("cents", SchemaType.LONG),
            Schema.field("millis", SchemaType.LONG));

    private static final KeyField<Order, String> CUSTOMER =
            KeyField.of("customer", Order::customer, KeySerializers.string(), new Orders());

    final MemorySource<Order> orders = MemorySource.of("orders");
    final MemorySource<Order> payments = MemorySource.of("payments");

    Pipeline pipeline() {
        MemorySink<Order> late = MemorySink.of("late-payments");
        EventTimeStream<Order> paid = timed(orders)
                .join(timed(payments))
                .on(CUSTOMER, CUSTOMER)
                .between(Duration.ZERO, Duration.ofMinutes(1))
                .named("Paid.within")
                .lateRightTo(late)
                .inner((order, payment) -> order);
        return Pipeline.of(
                paid.groupBy(CUSTOMER)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                        .named("Sales.perWindow")
                        .count()
                        .whenClosed((customer, window, n) -> customer + " " + n)
                        .writeTo(ForEach.sink("totals", total -> {})),
                paid.filter(order -> order.cents() > 150).writeTo(ForEach.sink("large", order -> {})));
    }

    private static EventTimeStream<Order> timed(MemorySource<Order> source) {
        return Stream.from(source).withWatermark(Order::at, Duration.ofSeconds(5));
    }

    private static final class Orders implements StateSerializer<Order> {

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Order order, StateOutput out) {
            out.writeString(order.customer());
            out.writeVarLong(order.cents());
            out.writeVarLong(order.at().toEpochMilli());
        }

        @Override
        public Order read(StateInput in) {
            return new Order(in.readString(), in.readVarLong(), Instant.ofEpochMilli(in.readVarLong()));
        }
    }
}
