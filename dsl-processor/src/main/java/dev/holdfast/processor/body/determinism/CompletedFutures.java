package dev.holdfast.processor.body.determinism;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.Call;
import java.util.Set;

/** Futures that are known to be complete: asking one for its result waits for nothing. */
final class CompletedFutures {

    private static final Set<String> COMPLETED =
            Set.of("completedFuture", "completedStage", "failedFuture", "failedStage");
    private static final Set<String> KEEPING = Set.of(
            "exceptionally",
            "handle",
            "minimalCompletionStage",
            "copy",
            "thenAccept",
            "thenApply",
            "thenRun",
            "toCompletableFuture",
            "whenComplete");

    private final BatchCode body;

    CompletedFutures(BatchCode body) {
        this.body = body;
    }

    /** Whether the future that a call asks is complete. */
    boolean isAskedBy(Call call) {
        return call.receiver()
                .filter(future -> isCompleted(future) || isBehindTest(future))
                .isPresent();
    }

    private boolean isCompleted(TreePath future) {
        if (!(future.getLeaf() instanceof MethodInvocationTree call)) {
            return body.declarations().hasOnly(future, this::isCompleted);
        }
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return COMPLETED.contains(call.getMethodSelect().toString());
        }
        String name = select.getIdentifier().toString();
        return COMPLETED.contains(name)
                || (KEEPING.contains(name)
                        && isCompleted(new TreePath(new TreePath(future, select), select.getExpression())));
    }

    /** In {@code if (future.isDone()) { ... }}, in the like with {@code ?}, or behind {@code &&}. */
    private static boolean isBehindTest(TreePath future) {
        String test = future.getLeaf() + ".isDone()";
        Tree inside = future.getLeaf();
        for (TreePath at = future.getParentPath(); at != null; at = at.getParentPath()) {
            if (isTested(at.getLeaf(), inside, test)) {
                return true;
            }
            inside = at.getLeaf();
        }
        return false;
    }

    private static boolean isTested(Tree around, Tree inside, String test) {
        if (around instanceof IfTree choice) {
            return choice.getThenStatement() == inside && holds(choice.getCondition(), test);
        } else if (around instanceof ConditionalExpressionTree choice) {
            return choice.getTrueExpression() == inside && holds(choice.getCondition(), test);
        }
        return around instanceof BinaryTree both
                && both.getKind() == Tree.Kind.CONDITIONAL_AND
                && both.getRightOperand() == inside
                && holds(both.getLeftOperand(), test);
    }

    private static boolean holds(ExpressionTree condition, String test) {
        String text = condition.toString();
        return text.contains(test) && !text.contains("!" + test) && !text.contains("||");
    }
}
