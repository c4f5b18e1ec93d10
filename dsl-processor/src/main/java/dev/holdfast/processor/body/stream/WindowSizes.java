package dev.holdfast.processor.body.stream;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Sizes, slides and gaps of windows that are constants and not positive: such a pipeline can never be built. */
public final class WindowSizes {

    private static final String WINDOWS = "dev.holdfast.window.Windows";
    private static final Set<String> SIZED = Set.of("tumbling", "sliding", "session");
    private static final String DURATION = "java.time.Duration";

    private WindowSizes() {}

    /** Looks at all calls of a class. */
    public static void check(Code code, TreePath type, Findings findings) {
        CallScanner.scan(code, type, call -> {
            if (call.owner().equals(WINDOWS) && SIZED.contains(call.name())) {
                for (int i = 0; i < call.arguments().size(); i++) {
                    check(code, call, call.argument(i), findings);
                }
            }
        });
    }

    private static void check(Code code, Call call, TreePath size, Findings findings) {
        if (isNotPositive(code, size)) {
            findings.add(
                    size,
                    BodyMessages.windowNotPositive(
                            "Windows." + call.name(), size.getLeaf().toString()));
        }
    }

    private static boolean isNotPositive(Code code, TreePath size) {
        if (size.getLeaf() instanceof MethodInvocationTree made) {
            return code.method(size)
                            .filter(method -> isDuration(EnclosingType.of(method)))
                            .isPresent()
                    && made.getArguments().size() == 1
                    && isNotPositive(made.getArguments().get(0));
        }
        return code.element(size)
                .filter(element ->
                        element.getSimpleName().contentEquals("ZERO") && isDuration(element.getEnclosingElement()))
                .isPresent();
    }

    private static boolean isDuration(@Nullable Element type) {
        return type != null && type.toString().equals(DURATION);
    }

    private static boolean isNotPositive(ExpressionTree number) {
        return number instanceof LiteralTree literal
                && literal.getValue() instanceof Number value
                && value.longValue() <= 0;
    }
}
