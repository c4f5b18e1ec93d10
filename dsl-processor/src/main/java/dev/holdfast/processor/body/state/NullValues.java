package dev.holdfast.processor.body.state;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.code.OwnCodeScanner;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import org.jspecify.annotations.Nullable;

/** Results and states are never null; where {@code null} is written for one, the call would fail. */
public final class NullValues implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        new Nulls(body, findings).scan(body.function(), null);
    }

    private static final class Nulls extends OwnCodeScanner {

        private final Body body;
        private final Findings findings;

        Nulls(Body body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree result, @Nullable Void nothing) {
            if (mayBeNull(result.getExpression())) {
                boolean isMap = body.model().result().shape().isMap();
                findings.add(getCurrentPath(), UpdateMessages.returnsNull(body.name(), isMap));
            }
            return super.visitReturn(result, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && call.getArguments().size() == 1
                    && mayBeNull(call.getArguments().get(0))) {
                TreePath receiver = new TreePath(new TreePath(getCurrentPath(), select), select.getExpression());
                if (body.isState(receiver) && select.getIdentifier().contentEquals("update")) {
                    findings.add(getCurrentPath(), BodyMessages.nullState(body.name(), call.toString()));
                } else if (body.isEmitter(receiver)) {
                    findings.add(getCurrentPath(), BodyMessages.nullResult(body.name(), call.toString()));
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private static boolean mayBeNull(@Nullable ExpressionTree expression) {
            if (expression instanceof ParenthesizedTree inside) {
                return mayBeNull(inside.getExpression());
            } else if (expression instanceof ConditionalExpressionTree choice) {
                return mayBeNull(choice.getTrueExpression()) || mayBeNull(choice.getFalseExpression());
            }
            return expression != null && expression.getKind() == Tree.Kind.NULL_LITERAL;
        }
    }
}
