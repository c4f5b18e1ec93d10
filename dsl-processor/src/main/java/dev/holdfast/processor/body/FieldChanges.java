package dev.holdfast.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.read.Annotations;
import dev.holdfast.processor.read.EnclosingType;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What update functions remember is group state: no field, and nothing behind one, changes. */
final class FieldChanges implements BodyRule {

    private static final Set<Tree.Kind> STEPS = Set.of(
            Tree.Kind.PREFIX_INCREMENT,
            Tree.Kind.PREFIX_DECREMENT,
            Tree.Kind.POSTFIX_INCREMENT,
            Tree.Kind.POSTFIX_DECREMENT);

    @Override
    public void check(Body body, Findings findings) {
        body.reached().forEach(path -> new Assignments(body, findings).scan(path, null));
        CallScanner.scan(body, call -> {
            if (MutatingMethods.isOne(call.owner(), call.name())) {
                call.receiver()
                        .flatMap(receiver -> sharedField(receiver, body))
                        .ifPresent(field -> report(call.path(), field, body, findings));
            }
        });
    }

    private static void report(TreePath path, Element field, Body body, Findings findings) {
        if (!Annotations.isSuppressed(field, "FieldChanged")) {
            findings.add(
                    path,
                    BodyMessages.fieldChanged(body.name(), field.getSimpleName().toString()));
        }
    }

    /** A static field, or one of the object whose function it is; a field of an event or a state is neither. */
    private static Optional<Element> sharedField(TreePath path, Body body) {
        if (!body.code().isField(path)) {
            return Optional.empty();
        }
        return body.code()
                .element(path)
                .filter(field -> field.getModifiers().contains(Modifier.STATIC)
                        || (isOfThis(path.getLeaf()) && isOfClass(field, body)));
    }

    private static boolean isOfThis(Tree tree) {
        return tree instanceof IdentifierTree
                || (tree instanceof MemberSelectTree select
                        && select.getExpression() instanceof IdentifierTree identifier
                        && identifier.getName().contentEquals("this"));
    }

    private static boolean isOfClass(Element field, Body body) {
        return EnclosingType.of(body.element()).equals(field.getEnclosingElement());
    }

    private static final class Assignments extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private final Findings findings;

        Assignments(Body body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
            changed(assignment.getVariable());
            return super.visitAssignment(assignment, null);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void nothing) {
            changed(assignment.getVariable());
            return super.visitCompoundAssignment(assignment, null);
        }

        @Override
        public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void nothing) {
            if (STEPS.contains(unary.getKind())) {
                changed(unary.getExpression());
            }
            return super.visitUnary(unary, null);
        }

        private void changed(ExpressionTree variable) {
            TreePath path = new TreePath(getCurrentPath(), variable);
            while (path.getLeaf() instanceof ArrayAccessTree element) {
                path = new TreePath(path, element.getExpression());
            }
            boolean isWhole = path.getLeaf() == variable;
            sharedField(path, body)
                    .filter(field -> !(isWhole && isMutableStatic(field)))
                    .ifPresent(field -> report(getCurrentPath(), field, body, findings));
        }

        /** Its declaration has been reported. */
        private boolean isMutableStatic(Element field) {
            return field.getModifiers().contains(Modifier.STATIC) && isOfClass(field, body);
        }
    }
}
