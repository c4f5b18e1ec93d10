package dev.holdfast.processor.body.timeout;

import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.body.state.StateUses;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.StateKind;
import dev.holdfast.processor.read.element.Annotations;
import org.jspecify.annotations.Nullable;

/** What is read is stored again, what is stored is removed one day, and a timeout that is set is heard. */
public final class StateHandling implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        StateUses uses = StateUses.in(body, body.function());
        if (body.handles().isHandedOn(Handles.Kind.STATE)) {
            return;
        }
        if (uses.reads() && !uses.updates() && !uses.removes()) {
            findings.add(body.function(), BodyMessages.neverUpdated(body.name()));
        }
        checkTimeout(body, uses, findings);
        boolean growsOnly = uses.updates() && !uses.removes() && !isBounded(body);
        if (growsOnly && body.model().stateKind() == StateKind.PLAIN) {
            findings.add(body.function(), StateMessages.unbounded(body.name()));
        } else if (growsOnly && !uses.setsTimeout() && !uses.asksTimedOut()) {
            findings.add(body.function(), StateMessages.unboundedWithoutTimeout(body.name(), setter(body)));
        } else if (growsOnly && uses.setsTimeout() && uses.asksTimedOut() && !updatesWhenTimedOut(body)) {
            findings.add(body.function(), StateMessages.unboundedInSpiteOfTimeout(body.name()));
        }
    }

    private static void checkTimeout(Body body, StateUses uses, Findings findings) {
        if (uses.setsTimeout() && !uses.asksTimedOut() && !TimeQuestions.areAskedBy(body)) {
            findings.add(body.function(), BodyMessages.timeoutUnheard(body.name()));
        } else if (uses.asksTimedOut() && !uses.setsTimeout()) {
            findings.add(body.function(), BodyMessages.timeoutNeverSet(body.name(), setter(body)));
        }
    }

    /** Whether there are few keys, or the author has said why there are. */
    private static boolean isBounded(Body body) {
        return Annotations.isOn(body.element(), Unbounded.class)
                || FiniteTypes.isOne(body.element().getParameters().get(0).asType());
    }

    static String setter(Body body) {
        return body.model().stateKind() == StateKind.EVENT_TIME ? "setTimeoutTimestamp" : "setTimeoutDuration";
    }

    /** Whether a timeout leaves another state behind, or may: then the state was not forgotten. */
    private static boolean updatesWhenTimedOut(Body body) {
        TimedOutBranches branches = new TimedOutBranches(body);
        branches.scan(body.function(), null);
        return !branches.found || branches.updates;
    }

    /** Looks into {@code if (state.hasTimedOut()) { ... }}. */
    private static final class TimedOutBranches extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private boolean found;
        private boolean updates;

        TimedOutBranches(Body body) {
            this.body = body;
        }

        @Override
        public @Nullable Void visitIf(IfTree statement, @Nullable Void nothing) {
            if (statement.getCondition() instanceof ParenthesizedTree condition
                    && condition.getExpression() instanceof MethodInvocationTree call
                    && call.getMethodSelect().toString().endsWith(".hasTimedOut")) {
                StatementTree branch = statement.getThenStatement();
                found = true;
                updates |= StateUses.in(body, new TreePath(getCurrentPath(), branch))
                        .updates();
            } else if (statement.getCondition().toString().contains(".hasTimedOut()")) {
                // Together with something else: nobody knows which branch is the timeout's.
                updates = true;
            }
            return super.visitIf(statement, null);
        }
    }
}
