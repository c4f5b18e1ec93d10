package dev.holdfast.processor.body.event;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.body.state.StateCalls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a statement of an update function reads the events. */
final class EventReads extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final int DEEPEST_CALL = 8;

    private final Body body;
    private final TreePath start;
    private final int depth;
    private final List<TreePath> reads = new ArrayList<>();
    private final List<TreePath> certain = new ArrayList<>();
    private boolean mayEndEarly;
    private boolean reassigns;

    private EventReads(Body body, TreePath start, int depth) {
        this.body = body;
        this.start = start;
        this.depth = depth;
    }

    static EventReads of(Body body, TreePath path) {
        return of(body, path, 0);
    }

    private static EventReads of(Body body, TreePath path, int depth) {
        EventReads reads = new EventReads(body, path, depth);
        reads.scan(path, null);
        return reads;
    }

    /** Loops that go on while there are events, and calls of methods of the file that have one. */
    List<TreePath> reads() {
        return reads;
    }

    /** Those of them that are there in any case, and leave no event unread. */
    List<TreePath> readsToEnd() {
        if (!mayEndEarly && reads.size() == 1 && isStatement(reads.get(0))) {
            return reads;
        }
        return certain;
    }

    boolean reassigns() {
        return reassigns;
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void nothing) {
        addIf(isTest(new TreePath(getCurrentPath(), loop.getCondition())));
        return super.visitWhileLoop(loop, null);
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void nothing) {
        addIf(loop.getCondition() != null && isTest(new TreePath(getCurrentPath(), loop.getCondition())));
        return super.visitForLoop(loop, null);
    }

    /** Over an {@code Iterable} that is {@code () -> events}. */
    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void nothing) {
        TreePath iterable = new TreePath(getCurrentPath(), loop.getExpression());
        addIf(body.declarations().hasOnly(iterable, this::givesEvents));
        return super.visitEnhancedForLoop(loop, null);
    }

    private boolean givesEvents(TreePath value) {
        return value.getLeaf() instanceof LambdaExpressionTree lambda
                && body.isEvents(new TreePath(value, lambda.getBody()));
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        TreePath path = getCurrentPath();
        addIf(isCall(path, "forEachRemaining"));
        if (depth < DEEPEST_CALL
                && call.getArguments().stream().anyMatch(given -> body.isEvents(new TreePath(path, given)))) {
            body.handles().receiver(path).ifPresent(this::addCall);
        }
        return super.visitMethodInvocation(call, null);
    }

    private void addCall(TreePath method) {
        if (!of(body, method, depth + 1).reads.isEmpty()) {
            reads.add(getCurrentPath());
            if (isCertain() && readsToEnd(method)) {
                certain.add(getCurrentPath());
            }
        }
    }

    /** Whether each call of a method reads all that is left. */
    private boolean readsToEnd(TreePath method) {
        BlockTree block = ((MethodTree) method.getLeaf()).getBody();
        TreePath path = new TreePath(method, block);
        for (StatementTree statement : block.getStatements()) {
            EventReads at = of(body, new TreePath(path, statement), depth + 1);
            if (!at.readsToEnd().isEmpty()) {
                return true;
            } else if (at.mayEndEarly) {
                return false;
            }
        }
        return false;
    }

    /** Whether the statement that this began with makes this call whenever it runs. */
    private boolean isCertain() {
        TreePath at = getCurrentPath();
        while (at.getLeaf() != start.getLeaf()) {
            Tree leaf = at.getLeaf();
            boolean isMaybe = leaf instanceof LambdaExpressionTree
                    || leaf instanceof ConditionalExpressionTree
                    || (leaf instanceof BinaryTree && leaf.getKind() == Tree.Kind.CONDITIONAL_AND)
                    || (leaf instanceof BinaryTree && leaf.getKind() == Tree.Kind.CONDITIONAL_OR);
            if (isMaybe || !(leaf instanceof ExpressionTree)) {
                return false;
            }
            at = at.getParentPath();
        }
        return true;
    }

    @Override
    public @Nullable Void visitBreak(BreakTree jump, @Nullable Void nothing) {
        mayEndEarly = true;
        return super.visitBreak(jump, null);
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree jump, @Nullable Void nothing) {
        mayEndEarly = true;
        return super.visitReturn(jump, null);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
        reassigns |= body.isEvents(new TreePath(getCurrentPath(), assignment.getVariable()));
        return super.visitAssignment(assignment, null);
    }

    private void addIf(boolean isLoop) {
        if (isLoop) {
            reads.add(getCurrentPath());
        }
    }

    /** The statement itself, not something inside it that may be skipped. */
    private boolean isStatement(TreePath loop) {
        return loop.getLeaf() == start.getLeaf()
                || (start.getLeaf() instanceof ExpressionStatementTree expression
                        && expression.getExpression() == loop.getLeaf());
    }

    private boolean isTest(TreePath condition) {
        return condition.getLeaf() instanceof ParenthesizedTree inside
                ? isTest(new TreePath(condition, inside.getExpression()))
                : isCall(condition, "hasNext");
    }

    private boolean isCall(TreePath path, String method) {
        return StateCalls.method(body, Handles.Kind.EVENTS, path)
                .filter(method::equals)
                .isPresent();
    }
}
