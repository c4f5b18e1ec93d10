package dev.holdfast.processor.body.state;

import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.flow.Facts;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.Handles;
import java.util.Optional;

/**
 * Facts on what an update function does with its state. A call has events, or it is for a timeout; calls for an initial state,
 * which have neither, are left out, as no function is written for them alone.
 */
public abstract class CallFacts implements Facts {

    /** The call is for a timeout. */
    public static final int TIMED_OUT = 1;

    /** An event has been read. */
    static final int READ = 2;

    protected final Body body;

    protected CallFacts(Body body) {
        this.body = body;
    }

    public static boolean has(int facts, int fact) {
        return (facts & fact) != 0;
    }

    /** After a call of a method of the state. */
    protected abstract int afterStateCall(String method, TreePath call, int facts);

    /** After anything else. */
    int afterOther(TreePath expression, int facts) {
        return facts;
    }

    @Override
    public final int after(TreePath expression, int facts) {
        Optional<String> onState = StateCalls.method(body, Handles.Kind.STATE, expression);
        if (onState.isPresent()) {
            return afterStateCall(onState.get(), expression, facts);
        }
        boolean reads = StateCalls.method(body, Handles.Kind.EVENTS, expression)
                .filter(name -> name.equals("next") || name.equals("forEachRemaining"))
                .isPresent();
        return reads ? facts | READ : afterOther(expression, facts);
    }

    @Override
    public final boolean isPossible(TreePath condition, boolean value, int facts) {
        if (isTestOfEvents(condition)) {
            boolean mayHaveNone = has(facts, TIMED_OUT | READ) || body.handles().isHandedOn(Handles.Kind.EVENTS);
            return value ? !has(facts, TIMED_OUT) : mayHaveNone;
        }
        return value || !has(facts, TIMED_OUT) || !isTestOfTimeout(condition);
    }

    @Override
    public int when(TreePath condition, boolean value, int facts) {
        return value && isTestOfTimeout(condition) ? facts | TIMED_OUT : facts;
    }

    @Override
    public final boolean counts(TreePath condition) {
        return isTestOfEvents(condition) && !body.handles().isHandedOn(Handles.Kind.EVENTS);
    }

    @Override
    public final Optional<TreePath> called(TreePath call) {
        return body.handles().receiver(call);
    }

    private boolean isTestOfEvents(TreePath condition) {
        return StateCalls.method(body, Handles.Kind.EVENTS, condition)
                .filter(name -> name.equals("hasNext") || name.equals("forEachRemaining"))
                .isPresent();
    }

    private boolean isTestOfTimeout(TreePath condition) {
        return StateCalls.method(body, Handles.Kind.STATE, condition)
                        .filter("hasTimedOut"::equals)
                        .isPresent()
                || body.declarations()
                        .hasOnly(
                                condition,
                                value -> StateCalls.method(body, Handles.Kind.STATE, value)
                                        .filter("hasTimedOut"::equals)
                                        .isPresent());
    }
}
