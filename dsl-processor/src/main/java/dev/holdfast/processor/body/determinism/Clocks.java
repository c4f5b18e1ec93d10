package dev.holdfast.processor.body.determinism;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.Call;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Tells clocks that go on from those that stand still, and from those of which nobody can say. */
final class Clocks {

    private static final Set<String> TYPES = Set.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "dev.holdfast.runtime.time.Clock",
            "dev.holdfast.runtime.time.ManualClock");
    private static final Set<String> READINGS = Set.of("instant", "millis", "nanoTime");
    private static final Set<String> OF_ANOTHER =
            Set.of("offset", "tick", "tickMillis", "tickSeconds", "tickMinutes", "withZone");

    private final BatchCode body;

    Clocks(BatchCode body) {
        this.body = body;
    }

    static boolean isClock(String type) {
        return TYPES.contains(type);
    }

    /** Whether a call asks a clock for the time, as {@code clock.instant()} and {@code Instant.now(clock)} do. */
    boolean isAskedBy(Call call) {
        if (isClock(call.owner())) {
            return READINGS.contains(call.name())
                    && call.receiver().filter(this::goesOn).isPresent();
        }
        return call.name().equals("now")
                && call.owner().startsWith("java.time.")
                && call.arguments().size() == 1
                && body.code()
                        .type(call.argument(0))
                        .filter(type -> isClock(type.toString()))
                        .isPresent()
                && goesOn(call.argument(0));
    }

    /** A clock that comes from outside of the code: out of a field, or a variable around it. */
    private boolean goesOn(TreePath clock) {
        if (clock.getLeaf() instanceof ParenthesizedTree inside) {
            return goesOn(new TreePath(clock, inside.getExpression()));
        } else if (clock.getLeaf() instanceof MethodInvocationTree) {
            return false;
        }
        return body.code()
                        .element(clock)
                        .filter(element -> isVariable(element) && isOutside(element, clock))
                        .isPresent()
                && !body.declarations().hasOnly(clock, this::isFixed);
    }

    private boolean isOutside(Element element, TreePath clock) {
        return element.getKind() == ElementKind.FIELD
                || !body.declares(clock)
                || body.declarations().values(clock).stream().anyMatch(this::goesOn);
    }

    private static boolean isVariable(Element element) {
        return element.getKind() == ElementKind.FIELD
                || element.getKind() == ElementKind.LOCAL_VARIABLE
                || element.getKind() == ElementKind.PARAMETER;
    }

    private boolean isFixed(TreePath clock) {
        if (!(clock.getLeaf() instanceof MethodInvocationTree call)) {
            return body.declarations().hasOnly(clock, this::isFixed);
        }
        String name = body.code()
                .method(clock)
                .map(method -> method.getSimpleName().toString())
                .orElse("");
        if (OF_ANOTHER.contains(name)) {
            return call.getArguments().stream().anyMatch(argument -> isFixed(new TreePath(clock, argument)))
                    || (call.getMethodSelect() instanceof MemberSelectTree select
                            && isFixed(new TreePath(clock, select.getExpression())));
        }
        return name.equals("fixed");
    }
}
