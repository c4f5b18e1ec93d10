package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.EventTimeFlatMapFunction;
import dev.holdfast.serial.KeySerializers;

/** Operators of {@link Sessionize}: a factory for each update function. */
@Generated("shop.Sessionize")
public final class SessionizeOperators {

    private SessionizeOperators() {}

    /** {@link Sessionize}: a function from state to state, in event time. */
    public static EventTimeFlatMapFunction<String, Sessionize.Click, Sessionize.Session, Sessionize.Summary> operator() {
        return EventTimeFlatMapFunction.<String, Sessionize.Click, Sessionize.Session, Sessionize.Summary>of(
                "Sessionize",
                KeySerializers.string(),
                new Sessionize_SessionSerializer(),
                (user, click, at, session, out) -> Sessionize.on(click, session))
                .expireAt(Sessionize::expiry)
                .onExpire((user, session, out) -> out.emit(Sessionize.close(user, session)));
    }
}
