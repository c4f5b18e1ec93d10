package dev.holdfast.processor.body.mutation;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.WriteScanner;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whether a method changes its object. Goes by names alone: those in classes that come later have no meaning yet. */
public final class FieldWrites extends WriteScanner {

    private final Set<String> ownVariables = new HashSet<>();
    private boolean found;

    private FieldWrites() {}

    /** Whether a method assigns to something that is no variable of its own, or calls on it what changes a collection. */
    public static boolean isIn(TreePath method) {
        FieldWrites writes = new FieldWrites();
        writes.scan(method, null);
        return writes.found;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        ownVariables.add(variable.getName().toString());
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && MutatingMethods.isName(select.getIdentifier().toString())) {
            change(select.getExpression());
        }
        return super.visitMethodInvocation(call, null);
    }

    @Override
    protected void written(TreePath variable, TreePath value) {
        change(variable.getLeaf());
    }

    private void change(Tree place) {
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
