package dev.holdfast.samples.guide;

import dev.holdfast.aggregate.Accumulator;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;

/** The longest name of an item. */
final class Longest implements Accumulator<Sale, String, String> {

    @Override
    public String name() {
        return "longest_item";
    }

    @Override
    public StateSerializer<String> serializer() {
        return StateSerializers.string();
    }

    @Override
    public String start() {
        return "";
    }

    @Override
    public String add(String accumulated, Sale sale) {
        return merge(accumulated, sale.item());
    }

    @Override
    public String merge(String first, String second) {
        return second.length() > first.length() ? second : first;
    }

    @Override
    public String result(String accumulated) {
        return accumulated;
    }
}
