package dev.holdfast.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whether a method changes its object. Goes by names alone: those in classes that come later have no meaning yet. */
final class FieldWrites extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Set<String> ownVariables = new HashSet<>();
    private boolean found;

    private FieldWrites() {}

    /** Whether a method assigns to something that is no variable of its own, or calls on it what changes a collection. */
    static boolean isIn(TreePath method) {
        FieldWrites writes = new FieldWrites();
        writes.scan(method.getLeaf(), null);
        return writes.found;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        ownVariables.add(variable.getName().toString());
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
        written(assignment.getVariable());
        return super.visitAssignment(assignment, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void nothing) {
        written(assignment.getVariable());
        return super.visitCompoundAssignment(assignment, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void nothing) {
        if (FieldChanges.STEPS.contains(unary.getKind())) {
            written(unary.getExpression());
        }
        return super.visitUnary(unary, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && MutatingMethods.isName(select.getIdentifier().toString())) {
            written(select.getExpression());
        }
        return super.visitMethodInvocation(call, null);
    }

    private void written(ExpressionTree place) {
        Tree root = root(place);
        found |= root instanceof IdentifierTree name
                && !ownVariables.contains(name.getName().toString());
    }

    /** What fields and elements begin with; what a call gives is somebody else's. */
    private static Tree root(Tree place) {
        if (place instanceof MemberSelectTree select) {
            return root(select.getExpression());
        }
        return place instanceof ArrayAccessTree element ? root(element.getExpression()) : place;
    }
}
