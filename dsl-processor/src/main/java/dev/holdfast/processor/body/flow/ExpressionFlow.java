package dev.holdfast.processor.body.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Flow} that runs through expressions, in the order in which they are computed, and splits what is known
 * at conditions.
 */
abstract class ExpressionFlow extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final int DEEPEST_CALL = 8;

    /** What is known where a condition holds, and where it does not. */
    record Split(long whenTrue, long whenFalse) {

        long all() {
            return whenTrue | whenFalse;
        }
    }

    final Facts facts;
    private final int depth;

    /** For each try block around, all that was known somewhere in it: an exception may come from anywhere. */
    final Deque<long[]> tries;

    long at;
    long returned = FactSet.NOWHERE;

    ExpressionFlow(Facts facts, long at, int depth, Deque<long[]> tries) {
        this.facts = facts;
        this.at = at;
        this.depth = depth;
        this.tries = tries;
    }

    abstract void loop(Supplier<Split> test, boolean counts, Runnable body);

    final void become(long set) {
        at = set;
        tries.forEach(seen -> seen[0] |= set);
    }

    private void after() {
        TreePath path = getCurrentPath();
        become(FactSet.each(at, known -> facts.after(path, known)));
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        TreePath path = getCurrentPath();
        if (isChoice(call)) {
            scan(call.getMethodSelect(), null);
            eitherOr(call.getArguments().get(0), call.getArguments().get(1));
        } else if (facts.counts(path) && call.getArguments().size() == 1) {
            scan(call.getMethodSelect(), null);
            forEach(path, call.getArguments().get(0));
        } else {
            super.visitMethodInvocation(call, null);
        }
        Optional<TreePath> method = depth < DEEPEST_CALL ? facts.called(path) : Optional.empty();
        method.ifPresent(called -> become(Flow.through(called, facts, at, depth + 1, tries)));
        after();
        return null;
    }

    /** One of the two lambdas runs. */
    private static boolean isChoice(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("ifPresentOrElse")
                && call.getArguments().stream().allMatch(LambdaExpressionTree.class::isInstance);
    }

    private void eitherOr(ExpressionTree first, ExpressionTree second) {
        long before = at;
        run(first);
        long afterFirst = at;
        become(before);
        run(second);
        become(at | afterFirst);
    }

    private void forEach(TreePath call, ExpressionTree body) {
        loop(() -> decided(call), true, () -> run(body));
    }

    /** A lambda that may run, and may not. */
    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void nothing) {
        long before = at;
        run(lambda);
        become(at | before);
        return null;
    }

    private void run(ExpressionTree function) {
        if (function instanceof LambdaExpressionTree lambda) {
            long outside = returned;
            returned = FactSet.NOWHERE;
            scan(lambda.getBody(), null);
            become(at | returned);
            returned = outside;
        } else {
            scan(function, null);
        }
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
        super.visitAssignment(assignment, null);
        after();
        return null;
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void nothing) {
        super.visitCompoundAssignment(assignment, null);
        after();
        return null;
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void nothing) {
        if (unary.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            become(split(unary).all());
        } else {
            super.visitUnary(unary, null);
            after();
        }
        return null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void nothing) {
        if (isLogical(binary)) {
            become(split(binary).all());
        } else {
            super.visitBinary(binary, null);
        }
        return null;
    }

    private static boolean isLogical(Tree tree) {
        return tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    }

    @Override
    public @Nullable Void visitConditionalExpression(ConditionalExpressionTree choice, @Nullable Void nothing) {
        branch(choice.getCondition(), choice.getTrueExpression(), choice.getFalseExpression());
        return null;
    }

    final void branch(ExpressionTree condition, Tree whenTrue, @Nullable Tree whenFalse) {
        Split split = split(condition);
        become(split.whenTrue());
        scan(whenTrue, null);
        long afterTrue = at;
        become(split.whenFalse());
        scan(whenFalse, null);
        become(at | afterTrue);
    }

    final Split split(ExpressionTree condition) {
        if (condition instanceof ParenthesizedTree inside) {
            return split(inside.getExpression());
        } else if (condition instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            Split split = split(not.getExpression());
            return new Split(/* whenTrue= */ split.whenFalse(), /* whenFalse= */ split.whenTrue());
        } else if (condition instanceof BinaryTree both && isLogical(both)) {
            return split(both, both.getKind() == Tree.Kind.CONDITIONAL_AND);
        } else if (condition instanceof LiteralTree literal && literal.getValue() instanceof Boolean value) {
            return value ? new Split(at, FactSet.NOWHERE) : new Split(FactSet.NOWHERE, at);
        }
        scan(condition, null);
        return decided(new TreePath(getCurrentPath(), condition));
    }

    private Split split(BinaryTree both, boolean isAnd) {
        Split left = split(both.getLeftOperand());
        become(isAnd ? left.whenTrue() : left.whenFalse());
        Split right = split(both.getRightOperand());
        return isAnd
                ? new Split(right.whenTrue(), left.whenFalse() | right.whenFalse())
                : new Split(left.whenTrue() | right.whenTrue(), right.whenFalse());
    }

    private Split decided(TreePath condition) {
        return new Split(decided(condition, true), decided(condition, false));
    }

    private long decided(TreePath condition, boolean value) {
        long possible = FactSet.only(at, known -> facts.isPossible(condition, value, known));
        return FactSet.each(possible, known -> facts.when(condition, value, known));
    }
}
