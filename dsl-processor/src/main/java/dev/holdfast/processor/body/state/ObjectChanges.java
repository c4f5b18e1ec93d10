package dev.holdfast.processor.body.state;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.WriteScanner;
import dev.holdfast.processor.body.mutation.FieldWrites;
import dev.holdfast.processor.body.mutation.MutatingMethods;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** Expressions that change an object that was read from a state. */
public final class ObjectChanges {

    /** What methods are called that change their object, where their code cannot be seen. */
    private static final Pattern SETTER = Pattern.compile("(set|add|put|remove|clear|increment|append|push)([A-Z].*)?");

    private final Code code;
    private final Reads reads;

    /** Of objects that come from a state, as somebody tells. */
    public ObjectChanges(Code code, Reads reads) {
        this.code = code;
        this.reads = reads;
    }

    /** Tells which objects were read from a state. */
    public interface Reads {

        /**
         * Whether a chain of calls, fields and elements is one of such an object: its root is a variable that holds one, or it begins with reading the state.
         *
         * @param root what the chain begins with
         */
        boolean isRead(TreePath root, TreePath chain);
    }

    /** Whether an expression is one. */
    public boolean isOne(TreePath path) {
        Tree leaf = path.getLeaf();
        if (leaf instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree) {
            return reads.isRead(StateReads.root(path), path)
                    && code.method(path).filter(this::changesObject).isPresent();
        }
        return changed(leaf)
                .map(variable -> new TreePath(path, variable))
                .filter(variable -> !(variable.getLeaf() instanceof IdentifierTree))
                .filter(variable -> reads.isRead(StateReads.root(variable), variable))
                .isPresent();
    }

    private static Optional<ExpressionTree> changed(Tree leaf) {
        if (leaf instanceof AssignmentTree assignment) {
            return Optional.of(assignment.getVariable());
        } else if (leaf instanceof CompoundAssignmentTree assignment) {
            return Optional.of(assignment.getVariable());
        }
        return leaf instanceof UnaryTree unary && WriteScanner.isStep(unary)
                ? Optional.of(unary.getExpression())
                : Optional.empty();
    }

    private boolean changesObject(ExecutableElement method) {
        String owner = EnclosingType.of(method).getQualifiedName().toString();
        String name = method.getSimpleName().toString();
        if (owner.startsWith("java.")) {
            return MutatingMethods.isOne(owner, name);
        }
        TreePath path = code.trees().getPath(method);
        if (path != null && ((MethodTree) path.getLeaf()).getBody() != null) {
            return FieldWrites.isIn(path);
        }
        return method.getReturnType().getKind() == TypeKind.VOID
                && SETTER.matcher(name).matches();
    }
}
