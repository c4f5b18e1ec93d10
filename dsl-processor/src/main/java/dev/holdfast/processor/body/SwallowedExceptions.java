package dev.holdfast.processor.body;

import com.sun.source.tree.CatchTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that fails leaves nothing behind; one that hides its failure commits half of its work. */
final class SwallowedExceptions implements BodyRule {

    private static final Set<String> ANY =
            Set.of("java.lang.Throwable", "java.lang.Error", "java.lang.Exception", "java.lang.RuntimeException");

    @Override
    public void check(Body body, Findings findings) {
        for (TreePath method : body.reached()) {
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitCatch(CatchTree handler, @Nullable Void nothing) {
                    TreePath parameter = new TreePath(getCurrentPath(), handler.getParameter());
                    TreePath type =
                            new TreePath(parameter, handler.getParameter().getType());
                    boolean isAny = body.code()
                            .type(type)
                            .filter(caught -> ANY.contains(caught.toString()))
                            .isPresent();
                    if (isAny && handler.getBlock().getStatements().isEmpty()) {
                        String caught = handler.getParameter().getType().toString();
                        findings.add(getCurrentPath(), BodyMessages.swallowed(body.name(), caught));
                    }
                    return super.visitCatch(handler, null);
                }
            }.scan(method, null);
        }
    }
}
