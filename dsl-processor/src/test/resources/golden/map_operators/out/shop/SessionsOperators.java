package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.EventTimeMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;

/** Operators of {@link Sessions}: a factory for each update function. */
@Generated("shop.Sessions")
public final class SessionsOperators {

    private SessionsOperators() {}

    /** {@link Sessions#track}: one result per key and batch, processing-time timeout. */
    public static MapGroups<String, Sessions.Click, Session, Sessions.Summary> track() {
        return MapGroups.withProcessingTimeTimeout(
                "Sessions.track",
                KeySerializers.string(),
                new SessionSerializer(),
                Sessions::track);
    }

    /** {@link Sessions#total}: one result per key and batch, no timeout. */
    public static MapGroups<String, Sessions.Click, Session, Sessions.Summary> total() {
        return MapGroups.withoutTimeout(
                "all \"clicks\" ever \\u0041",
                KeySerializers.string(),
                new SessionSerializer(),
                Sessions::total);
    }

    /** {@link Sessions#latest}: one result per key and batch, event-time timeout. */
    public static EventTimeMapGroups<String, Sessions.Click, Session, Sessions.Summary> latest() {
        return EventTimeMapGroups.withEventTimeTimeout(
                "Sessions.latest",
                KeySerializers.string(),
                new SessionSerializer(),
                Sessions::latest);
    }
}
