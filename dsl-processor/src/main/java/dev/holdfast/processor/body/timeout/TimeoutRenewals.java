package dev.holdfast.processor.body.timeout;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.flow.Flow;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.body.state.CallFacts;
import dev.holdfast.processor.body.state.StateCalls;
import dev.holdfast.processor.body.state.StateReads;
import dev.holdfast.processor.body.state.StateUses;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.read.element.Annotations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A timeout lasts until the next call: one that updates the state and does not set it again leaves a state that nothing ends.
 *
 * <p>Some functions mean that, and are let pass: where the state may stay by {@code @Unbounded}; where a timeout neither removes
 * the state nor goes on, so that it is an alarm and no end; and where an {@code if} of its own decides whether there is one.
 */
public final class TimeoutRenewals implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        StateUses uses = StateUses.in(body, body.function());
        if (body.handles().isHandedOn(Handles.Kind.STATE)
                || !uses.setsTimeout()
                || !uses.asksTimedOut()
                || Annotations.isOn(body.element(), Unbounded.class)) {
            return;
        }
        Choices choices = Choices.in(body);
        if (choices.isForFirstCallOnly() || endsOrGoesOn(body, choices)) {
            StateCalls.named(body, "update", update -> {
                if (Flow.ends(body.function(), new Path(body, choices, update)).stream()
                        .anyMatch(Path::leavesStateBehind)) {
                    findings.add(update, BodyMessages.timeoutNotRenewed(body.name(), StateHandling.setter(body)));
                }
            });
        }
    }

    /** Whether what a timeout is there for is that the state ends, or the next timeout comes. */
    private static boolean endsOrGoesOn(Body body, Choices choices) {
        return Flow.ends(body.function(), new Path(body, choices, null)).stream()
                .anyMatch(facts ->
                        CallFacts.has(facts, CallFacts.TIMED_OUT) && CallFacts.has(facts, Path.REMOVED | Path.SET));
    }

    /** What one call of update leads to. */
    private static final class Path extends CallFacts {

        private static final int UPDATED = 4;
        private static final int SET = 8;
        private static final int REMOVED = 16;

        private final Choices choices;
        private final @Nullable TreePath update;

        Path(Body body, Choices choices, @Nullable TreePath update) {
            super(body);
            this.choices = choices;
            this.update = update;
        }

        static boolean leavesStateBehind(int facts) {
            return has(facts, UPDATED) && !has(facts, SET) && !has(facts, TIMED_OUT);
        }

        @Override
        protected int afterStateCall(String method, TreePath call, int facts) {
            return switch (method) {
                case "setTimeoutDuration", "setTimeoutTimestamp" -> facts | SET;
                case "remove" -> (facts | REMOVED) & ~UPDATED;
                case "update" ->
                    (update != null && update.getLeaf() == call.getLeaf() ? facts | UPDATED : facts) & ~REMOVED;
                default -> facts;
            };
        }

        @Override
        public int when(TreePath condition, boolean value, int facts) {
            int known = super.when(condition, value, facts);
            return choices.isAgainst(condition.getLeaf(), value) ? known | SET : known;
        }
    }

    /** The statements {@code if (...) state.setTimeoutDuration(...)}, which decide about a timeout and nothing else. */
    private static final class Choices extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private final Map<Tree, Boolean> against = new HashMap<>();
        private final List<Boolean> settersForFirstCall = new ArrayList<>();

        private Choices(Body body) {
            this.body = body;
        }

        static Choices in(Body body) {
            Choices choices = new Choices(body);
            body.reached().forEach(path -> choices.scan(path, null));
            Consumer<TreePath> setter = call -> choices.settersForFirstCall.add(choices.isForFirstCall(call));
            StateCalls.named(body, "setTimeoutDuration", setter);
            StateCalls.named(body, "setTimeoutTimestamp", setter);
            return choices;
        }

        /** Whether a condition has the value with which such a statement sets no timeout. */
        boolean isAgainst(Tree condition, boolean value) {
            return against.containsKey(condition) && against.get(condition) == value;
        }

        /** Whether timeouts are set where there was no state, and nowhere else: the second call then loses the first one's. */
        boolean isForFirstCallOnly() {
            return settersForFirstCall.stream().allMatch(isFirst -> isFirst);
        }

        @Override
        public @Nullable Void visitIf(IfTree choice, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            boolean decidesAlone = choice.getElseStatement() == null
                    && onlySetsTimeout(new TreePath(path, choice.getThenStatement()))
                    && !AboutExistence.in(body, new TreePath(path, choice.getCondition()));
            if (decidesAlone) {
                addAgainst(choice.getCondition(), false);
            }
            return super.visitIf(choice, null);
        }

        private boolean onlySetsTimeout(TreePath statement) {
            if (statement.getLeaf() instanceof BlockTree block
                    && block.getStatements().size() != 1) {
                return false;
            }
            StateUses uses = StateUses.in(body, statement);
            return uses.setsTimeout() && !uses.updates() && !uses.removes();
        }

        private void addAgainst(ExpressionTree condition, boolean value) {
            if (condition instanceof ParenthesizedTree inside) {
                addAgainst(inside.getExpression(), value);
            } else if (condition instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
                addAgainst(not.getExpression(), !value);
            } else if (condition instanceof BinaryTree both
                    && (both.getKind() == Tree.Kind.CONDITIONAL_AND || both.getKind() == Tree.Kind.CONDITIONAL_OR)) {
                addAgainst(both.getLeftOperand(), value);
                addAgainst(both.getRightOperand(), value);
            } else {
                against.put(condition, value);
            }
        }

        private boolean isForFirstCall(TreePath call) {
            for (TreePath at = call; at != null; at = at.getParentPath()) {
                if (at.getLeaf() instanceof IfTree choice
                        && AboutExistence.in(body, new TreePath(at, choice.getCondition()))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether a condition asks if there was a state. */
    private static final class AboutExistence extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private boolean found;

        private AboutExistence(Body body) {
            this.body = body;
        }

        static boolean in(Body body, TreePath condition) {
            AboutExistence about = new AboutExistence(body);
            about.scan(condition, null);
            return about.found;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            StateCalls.method(body, getCurrentPath()).filter("exists"::equals).ifPresent(exists -> found = true);
            TreePath root = StateReads.root(getCurrentPath());
            String text = call.getMethodSelect().toString();
            boolean asksOptional = text.endsWith(".isEmpty") || text.endsWith(".isPresent");
            found |= asksOptional && (body.isState(root) || isRead(root));
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void nothing) {
            boolean isNullTest = binary.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL;
            found |= isNullTest && isRead(new TreePath(getCurrentPath(), binary.getLeftOperand()));
            return super.visitBinary(binary, null);
        }

        private boolean isRead(TreePath path) {
            return new StateReads(body).of(path).isRead();
        }
    }
}
