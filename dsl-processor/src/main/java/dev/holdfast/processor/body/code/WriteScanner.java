package dev.holdfast.processor.body.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Visits everything that is written to after its declaration: by {@code =}, by the likes of {@code +=}, by {@code ++}, {@code --}. */
public abstract class WriteScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Set<Tree.Kind> STEPS = Set.of(
            Tree.Kind.PREFIX_INCREMENT,
            Tree.Kind.PREFIX_DECREMENT,
            Tree.Kind.POSTFIX_INCREMENT,
            Tree.Kind.POSTFIX_DECREMENT);

    /** Whether an operation also writes to what it reads: {@code ++} and {@code --}. */
    public static boolean isStep(UnaryTree unary) {
        return STEPS.contains(unary.getKind());
    }

    /**
     * Called for each write.
     *
     * @param value what is assigned, or the whole of an operation that makes the value from the one before
     */
    protected abstract void written(TreePath variable, TreePath value);

    @Override
    public final @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
        written(child(assignment.getVariable()), child(assignment.getExpression()));
        return super.visitAssignment(assignment, null);
    }

    @Override
    public final @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void nothing) {
        written(child(assignment.getVariable()), getCurrentPath());
        return super.visitCompoundAssignment(assignment, null);
    }

    @Override
    public final @Nullable Void visitUnary(UnaryTree unary, @Nullable Void nothing) {
        if (isStep(unary)) {
            written(child(unary.getExpression()), getCurrentPath());
        }
        return super.visitUnary(unary, null);
    }

    private TreePath child(ExpressionTree expression) {
        return new TreePath(getCurrentPath(), expression);
    }
}
