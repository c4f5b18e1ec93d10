package dev.holdfast.processor.body.determinism;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.flow.Flow;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that fails leaves nothing behind; one that hides its failure commits half of its work. Nobody may go on after an
 * {@code Error}, which says that the process is in doubt; after any exception somebody may, if he does something about it.
 */
public final class SwallowedExceptions implements BatchRule {

    private static final Set<String> ERRORS =
            Set.of("java.lang.Throwable", "java.lang.Error", "java.lang.VirtualMachineError");
    private static final Set<String> EXCEPTIONS = Set.of("java.lang.Exception", "java.lang.RuntimeException");

    @Override
    public void check(BatchCode body, Findings findings) {
        for (TreePath method : body.reached()) {
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitCatch(CatchTree handler, @Nullable Void nothing) {
                    check(handler, getCurrentPath(), body, findings);
                    return super.visitCatch(handler, null);
                }
            }.scan(method, null);
        }
    }

    private static void check(CatchTree handler, TreePath path, BatchCode body, Findings findings) {
        String caught = handler.getParameter().getType().toString();
        TreePath block = new TreePath(path, handler.getBlock());
        boolean isEmpty = handler.getBlock().getStatements().isEmpty();
        if (isEmpty && (catches(ERRORS, handler, path, body) || catches(EXCEPTIONS, handler, path, body))) {
            findings.add(path, BodyMessages.swallowed(body.name(), caught));
        } else if (catches(ERRORS, handler, path, body) && Flow.goesOn(block)) {
            findings.add(path, BodyMessages.goesOnAfterError(body.name(), caught));
        }
    }

    private static boolean catches(Set<String> types, CatchTree handler, TreePath path, BatchCode body) {
        TreePath parameter = new TreePath(path, handler.getParameter());
        Tree type = handler.getParameter().getType();
        List<? extends Tree> all = type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        return all.stream()
                .anyMatch(one -> body.code()
                        .type(new TreePath(parameter, one))
                        .filter(caught -> types.contains(caught.toString()))
                        .isPresent());
    }
}
