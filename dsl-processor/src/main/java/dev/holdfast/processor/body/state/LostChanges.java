package dev.holdfast.processor.body.state;

import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.flow.Flow;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.diagnostic.BodyMessages;

/**
 * An object that was read from the state, changed in place and not passed to {@code update} is as it was in the next call.
 * Looks at functions that never update; those that forget it on some paths are found by the test kit, since conditions that
 * go together cannot be told here.
 */
public final class LostChanges implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        StateUses uses = StateUses.in(body, body.function());
        boolean neverUpdates = uses.reads() && uses.removes() && !uses.updates();
        if (neverUpdates
                && !body.handles().isHandedOn(Handles.Kind.STATE)
                && Flow.ends(body.function(), new Path(body)).stream().anyMatch(Path::loses)) {
            findings.add(body.function(), BodyMessages.changedAndNeverUpdated(body.name()));
        }
    }

    private static final class Path extends CallFacts {

        private static final int CHANGED = 4;
        private static final int REMOVED = 8;

        private final ObjectChanges changes;

        Path(Body body) {
            super(body);
            changes = new ObjectChanges(body.code(), new StateReads(body)::isRead);
        }

        static boolean loses(int facts) {
            return has(facts, CHANGED) && !has(facts, REMOVED);
        }

        @Override
        protected int afterStateCall(String method, TreePath call, int facts) {
            return method.equals("remove") ? facts | REMOVED : facts;
        }

        @Override
        int afterOther(TreePath expression, int facts) {
            return changes.isOne(expression) ? facts | CHANGED : facts;
        }
    }
}
