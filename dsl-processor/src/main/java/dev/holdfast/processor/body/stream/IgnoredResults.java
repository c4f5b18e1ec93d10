package dev.holdfast.processor.body.stream;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.EnclosingType;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Streams, pipelines and operators are descriptions: a statement that makes one and drops it does nothing. */
public final class IgnoredResults extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final String PREFIX = "dev.holdfast.";

    private final Code code;
    private final Findings findings;

    private IgnoredResults(Code code, Findings findings) {
        this.code = code;
        this.findings = findings;
    }

    public static void check(Code code, TreePath type, Findings findings) {
        new IgnoredResults(code, findings).scan(type, null);
    }

    @Override
    public @Nullable Void visitExpressionStatement(ExpressionStatementTree statement, @Nullable Void nothing) {
        if (statement.getExpression() instanceof MethodInvocationTree call) {
            code.method(new TreePath(getCurrentPath(), call))
                    .filter(IgnoredResults::isResultAll)
                    .ifPresent(method -> findings.add(getCurrentPath(), BodyMessages.resultIgnored(text(method))));
        }
        return super.visitExpressionStatement(statement, null);
    }

    private static String text(ExecutableElement method) {
        return EnclosingType.of(method).getSimpleName() + "." + method.getSimpleName();
    }

    /** Whether a method of ours does nothing but return something. */
    private static boolean isResultAll(ExecutableElement method) {
        if (method.getReturnType().getKind() == TypeKind.VOID
                || !EnclosingType.of(method).getQualifiedName().toString().startsWith(PREFIX)) {
            return false;
        }
        for (Element at = method; at != null; at = at.getEnclosingElement()) {
            if (Annotations.isOn(at, CheckReturnValue.class)) {
                return true;
            }
        }
        return false;
    }
}
