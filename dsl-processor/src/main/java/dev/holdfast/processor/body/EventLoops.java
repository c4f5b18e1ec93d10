package dev.holdfast.processor.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An iterator that was read to its end has nothing more: a second loop over the events does nothing. */
final class EventLoops implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        if (!Contents.of(body, body.function()).reassigns()) {
            new Blocks(body, findings).scan(body.function(), null);
        }
    }

    private static final class Blocks extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private final Findings findings;
        private final Set<Tree> reported = new HashSet<>();

        Blocks(Body body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitBlock(BlockTree block, @Nullable Void nothing) {
            boolean isReadToEnd = false;
            for (StatementTree statement : block.getStatements()) {
                TreePath path = new TreePath(getCurrentPath(), statement);
                if (isReadToEnd) {
                    Contents.of(body, path).loops().forEach(this::report);
                }
                isReadToEnd |= readsToEnd(path);
            }
            return super.visitBlock(block, null);
        }

        private void report(TreePath path) {
            if (reported.add(path.getLeaf())) {
                findings.add(path, BodyMessages.eventsReadTwice(body.name()));
            }
        }

        private boolean readsToEnd(TreePath path) {
            Contents contents = Contents.of(body, path);
            return !contents.mayEndEarly() && contents.loops().stream().anyMatch(loop -> isStatement(loop, path));
        }

        /** The statement itself, not something inside it that may be skipped. */
        private static boolean isStatement(TreePath loop, TreePath statement) {
            return loop.getLeaf() == statement.getLeaf()
                    || (statement.getLeaf() instanceof ExpressionStatementTree expression
                            && expression.getExpression() == loop.getLeaf());
        }
    }

    /** What a piece of code does with the events. */
    private static final class Contents extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private final Set<TreePath> loops = new HashSet<>();
        private boolean mayEndEarly;
        private boolean reassigns;

        private Contents(Body body) {
            this.body = body;
        }

        static Contents of(Body body, TreePath path) {
            Contents contents = new Contents(body);
            contents.scan(path, null);
            return contents;
        }

        /** Loops that go on while there are events. */
        Set<TreePath> loops() {
            return loops;
        }

        boolean mayEndEarly() {
            return mayEndEarly;
        }

        boolean reassigns() {
            return reassigns;
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void nothing) {
            TreePath path = new TreePath(getCurrentPath(), loop.getCondition());
            ExpressionTree condition = loop.getCondition();
            if (condition instanceof ParenthesizedTree parenthesized) {
                condition = parenthesized.getExpression();
            }
            addIf(isCall(new TreePath(path, condition), "hasNext"));
            return super.visitWhileLoop(loop, null);
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void nothing) {
            if (loop.getCondition() != null) {
                addIf(isCall(new TreePath(getCurrentPath(), loop.getCondition()), "hasNext"));
            }
            return super.visitForLoop(loop, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            addIf(isCall(getCurrentPath(), "forEachRemaining"));
            return super.visitMethodInvocation(call, null);
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
                loops.add(getCurrentPath());
            }
        }

        private boolean isCall(TreePath path, String method) {
            return path.getLeaf() instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals(method)
                    && body.isEvents(new TreePath(new TreePath(path, select), select.getExpression()));
        }
    }
}
