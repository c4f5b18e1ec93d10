package dev.holdfast.processor.body.state;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.flow.Flow;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.diagnostic.BodyMessages;

/**
 * A state that was removed and is then updated is not removed. A function that reads the state again in between, gives its
 * variable a fresh value, or comes to the next event, has begun a new one.
 */
public final class UpdatesAfterRemove implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        if (!body.handles().isHandedOn(Handles.Kind.STATE)) {
            Flow.ends(body.function(), new Path(body, findings));
        }
    }

    private static final class Path extends CallFacts {

        private static final int REMOVED = 4;

        private final Findings findings;
        private final StateReads reads;

        Path(Body body, Findings findings) {
            super(body);
            this.findings = findings;
            reads = new StateReads(body);
        }

        @Override
        protected int afterStateCall(String method, TreePath call, int facts) {
            return switch (method) {
                case "remove" -> facts | REMOVED;
                case "get", "getOption", "exists" -> has(facts, TIMED_OUT) ? facts : facts & ~REMOVED;
                case "update" -> {
                    if (has(facts, REMOVED)) {
                        findings.add(call, BodyMessages.updatedAfterRemove(body.name()));
                    }
                    yield facts & ~REMOVED;
                }
                default -> facts;
            };
        }

        @Override
        int afterOther(TreePath expression, int facts) {
            return expression.getLeaf() instanceof AssignmentTree assignment
                            && isFresh(new TreePath(expression, assignment.getExpression()))
                    ? facts & ~REMOVED
                    : facts;
        }

        /** A value that is not made of what was there before. */
        private boolean isFresh(TreePath value) {
            return reads.of(value) == StateReads.Origin.FIRST
                    && body.code().type(value).filter(body::isOfState).isPresent();
        }

        @Override
        public int nextRound(int facts) {
            return facts & ~REMOVED;
        }
    }
}
