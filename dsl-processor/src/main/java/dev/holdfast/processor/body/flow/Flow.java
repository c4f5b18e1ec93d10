package dev.holdfast.processor.body.flow;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs through a piece of code along all of its branches.
 *
 * <p>What is known on one path to a place is a few {@link Facts}; what all the paths to it have brought is a set of them. Sets
 * are united where branches meet, and a loop is run through until nothing new comes. So a question such as "is there a path
 * that does this and not that?" is answered as far as conditions can be told apart, and in time that does not grow with the
 * number of paths.
 *
 * <p>Where it cannot know, it leaves paths out rather than make them up: a loop whose condition says nothing runs at least
 * once. Methods of the file that get a handle are run through where they are called. An exception ends its path, unless
 * something catches it: nothing of such a call is stored.
 */
public final class Flow extends ExpressionFlow {

    private final Jumps jumps = new Jumps();

    private Flow(Facts facts, long at, int depth, Deque<long[]> tries) {
        super(facts, at, depth, tries);
    }

    /** What the paths through a method bring to its end. */
    public static List<Integer> ends(TreePath method, Facts facts) {
        return FactSet.list(through(method, facts, FactSet.BEGINNING, 0, new ArrayDeque<>()));
    }

    /** Whether a block can be left otherwise than by an exception. */
    public static boolean goesOn(TreePath block) {
        Flow flow = new Flow(Facts.NONE, FactSet.BEGINNING, 0, new ArrayDeque<>());
        flow.scan(block, null);
        return (flow.at | flow.returned) != FactSet.NOWHERE;
    }

    static long through(TreePath method, Facts facts, long at, int depth, Deque<long[]> tries) {
        Flow flow = new Flow(facts, at, depth, tries);
        flow.scan(new TreePath(method, ((MethodTree) method.getLeaf()).getBody()), null);
        return flow.at | flow.returned;
    }

    @Override
    public @Nullable Void visitIf(IfTree choice, @Nullable Void nothing) {
        branch(choice.getCondition(), choice.getThenStatement(), choice.getElseStatement());
        return null;
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void nothing) {
        loop(() -> split(loop.getCondition()), counts(loop.getCondition()), () -> scan(loop.getStatement(), null));
        return null;
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree loop, @Nullable Void nothing) {
        Jumps.Target target = jumps.begin(Jumps.Kind.LOOP);
        scan(loop.getStatement(), null);
        become(at | target.continued);
        rounds(target, () -> split(loop.getCondition()), true, () -> scan(loop.getStatement(), null));
        return null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void nothing) {
        scan(loop.getInitializer(), null);
        ExpressionTree condition = loop.getCondition();
        Jumps.Target target = jumps.begin(Jumps.Kind.LOOP);
        rounds(
                target,
                () -> condition == null ? new Split(at, FactSet.NOWHERE) : split(condition),
                condition != null && counts(condition),
                () -> {
                    scan(loop.getStatement(), null);
                    become(at | target.continued);
                    scan(loop.getUpdate(), null);
                });
        return null;
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void nothing) {
        scan(loop.getExpression(), null);
        loop(() -> new Split(at, at), false, () -> scan(loop.getStatement(), null));
        return null;
    }

    private boolean counts(ExpressionTree condition) {
        return condition instanceof ParenthesizedTree inside
                ? counts(inside.getExpression())
                : facts.counts(new TreePath(getCurrentPath(), condition));
    }

    @Override
    void loop(Supplier<Split> test, boolean counts, Runnable body) {
        rounds(jumps.begin(Jumps.Kind.LOOP), test, counts, body);
    }

    private void rounds(Jumps.Target target, Supplier<Split> test, boolean counts, Runnable body) {
        Split split = test.get();
        long end = counts ? split.whenFalse() : split.whenFalse() & ~split.whenTrue();
        long begun = FactSet.NOWHERE;
        while ((split.whenTrue() & ~begun) != FactSet.NOWHERE) {
            begun |= split.whenTrue();
            become(begun);
            body.run();
            become(FactSet.each(at | target.continued, facts::nextRound));
            split = test.get();
            end |= split.whenFalse();
        }
        jumps.end();
        become(end | target.left);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree choice, @Nullable Void nothing) {
        boolean hasDefault =
                choice.getCases().stream().anyMatch(one -> one.getExpressions().isEmpty());
        cases(choice.getExpression(), choice.getCases(), hasDefault, Jumps.Kind.SWITCH);
        return null;
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree choice, @Nullable Void nothing) {
        cases(choice.getExpression(), choice.getCases(), true, Jumps.Kind.SWITCH_EXPRESSION);
        return null;
    }

    private void cases(ExpressionTree value, List<? extends CaseTree> cases, boolean isComplete, Jumps.Kind kind) {
        scan(value, null);
        Jumps.Target target = jumps.begin(kind);
        long entry = at;
        long end = isComplete ? FactSet.NOWHERE : entry;
        become(FactSet.NOWHERE);
        for (CaseTree one : cases) {
            become(entry | at);
            if (one.getBody() == null) {
                scan(one.getStatements(), null);
            } else {
                scan(one.getBody(), null);
                end |= at;
                become(FactSet.NOWHERE);
            }
        }
        jumps.end();
        become(end | at | target.left);
    }

    @Override
    public @Nullable Void visitTry(TryTree attempt, @Nullable Void nothing) {
        long returnedBefore = returned;
        returned = FactSet.NOWHERE;
        long[] seen = {at};
        scan(attempt.getResources(), null);
        tries.push(seen);
        scan(attempt.getBlock(), null);
        tries.pop();
        long end = at;
        for (CatchTree handler : attempt.getCatches()) {
            become(seen[0]);
            scan(handler.getBlock(), null);
            end |= at;
        }
        become(end);
        if (attempt.getFinallyBlock() != null) {
            atLast(attempt.getFinallyBlock());
        }
        returned |= returnedBefore;
        return null;
    }

    private void atLast(Tree block) {
        long end = at;
        become(returned);
        returned = FactSet.NOWHERE;
        scan(block, null);
        returned |= at;
        become(end);
        scan(block, null);
    }

    @Override
    public @Nullable Void visitLabeledStatement(LabeledStatementTree labeled, @Nullable Void nothing) {
        jumps.label(labeled.getLabel());
        Jumps.Target target = jumps.begin(Jumps.Kind.BLOCK);
        jumps.label(labeled.getLabel());
        scan(labeled.getStatement(), null);
        jumps.end();
        become(at | target.left);
        return null;
    }

    @Override
    public @Nullable Void visitBreak(BreakTree jump, @Nullable Void nothing) {
        jumps.ofBreak(jump.getLabel()).ifPresentOrElse(target -> target.left |= at, () -> returned |= at);
        become(FactSet.NOWHERE);
        return null;
    }

    @Override
    public @Nullable Void visitContinue(ContinueTree jump, @Nullable Void nothing) {
        jumps.ofContinue(jump.getLabel()).ifPresentOrElse(target -> target.continued |= at, () -> returned |= at);
        become(FactSet.NOWHERE);
        return null;
    }

    @Override
    public @Nullable Void visitYield(YieldTree jump, @Nullable Void nothing) {
        scan(jump.getValue(), null);
        jumps.ofYield().ifPresent(target -> target.left |= at);
        become(FactSet.NOWHERE);
        return null;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree jump, @Nullable Void nothing) {
        scan(jump.getExpression(), null);
        returned |= at;
        become(FactSet.NOWHERE);
        return null;
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree jump, @Nullable Void nothing) {
        scan(jump.getExpression(), null);
        become(FactSet.NOWHERE);
        return null;
    }
}
