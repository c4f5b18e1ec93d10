package dev.holdfast.processor.body.state;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.Handles;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls of methods of the handles of an update function. */
public final class StateCalls {

    private StateCalls() {}

    /** The method of its state that an expression calls, if it does. */
    public static Optional<String> method(Body body, TreePath path) {
        return method(body, Handles.Kind.STATE, path);
    }

    public static Optional<String> method(Body body, Handles.Kind kind, TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof MemberSelectTree select
                        && body.handles().is(kind, new TreePath(new TreePath(path, select), select.getExpression()))
                ? Optional.of(select.getIdentifier().toString())
                : Optional.empty();
    }

    /** All calls of a method of the state. */
    public static void named(Body body, String method, Consumer<TreePath> found) {
        CallScanner.scan(
                body,
                call -> method(body, call.path()).filter(method::equals).ifPresent(name -> found.accept(call.path())));
    }
}
