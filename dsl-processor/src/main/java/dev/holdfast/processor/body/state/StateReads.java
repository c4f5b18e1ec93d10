package dev.holdfast.processor.body.state;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.function.Body;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** Tells what an update function has read from its state from what it has computed. */
public final class StateReads {

    /** How the value of an expression comes from the state. */
    public enum Origin {
        /** It is the state that was read. */
        READ,
        /** It is the state that was read, or what a key without one begins with. */
        READ_OR_FIRST,
        /** It is null, or made of constants: what a key without a state may begin with. */
        FIRST,
        /** Anything else. */
        OTHER;

        public boolean isRead() {
            return this == READ || this == READ_OR_FIRST;
        }

        private Origin or(Origin other) {
            if (this == other) {
                return this;
            }
            return this == OTHER || other == OTHER ? OTHER : READ_OR_FIRST;
        }
    }

    private static final int LONGEST_CHAIN = 16;

    private final Body body;

    public StateReads(Body body) {
        this.body = body;
    }

    public Origin of(TreePath path) {
        return of(path, LONGEST_CHAIN);
    }

    /** Whether a chain is one of an object that was read: see {@link ObjectChanges.Reads}. */
    boolean isRead(TreePath root, TreePath chain) {
        if (!body.isState(root)) {
            return of(root).isRead();
        }
        for (TreePath at = root.getParentPath();
                at != null && at.getLeaf() != chain.getLeaf();
                at = at.getParentPath()) {
            if (of(at).isRead()) {
                return true;
            }
        }
        return false;
    }

    private Origin of(TreePath path, int left) {
        Tree leaf = path.getLeaf();
        if (left == 0) {
            return Origin.OTHER;
        } else if (leaf instanceof ParenthesizedTree inside) {
            return of(new TreePath(path, inside.getExpression()), left - 1);
        } else if (leaf instanceof TypeCastTree cast) {
            return of(new TreePath(path, cast.getExpression()), left - 1);
        } else if (leaf instanceof ConditionalExpressionTree choice) {
            return of(new TreePath(path, choice.getTrueExpression()), left - 1)
                    .or(of(new TreePath(path, choice.getFalseExpression()), left - 1));
        } else if (leaf instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select) {
            Origin called = ofCall(path, call, select, left);
            return called == Origin.OTHER && isConstant(path) ? Origin.FIRST : called;
        } else if (leaf instanceof IdentifierTree && isLocal(path)) {
            return ofVariable(path, left);
        }
        return isConstant(path) ? Origin.FIRST : Origin.OTHER;
    }

    private Origin ofCall(TreePath path, MethodInvocationTree call, MemberSelectTree select, int left) {
        TreePath receiver = new TreePath(new TreePath(path, select), select.getExpression());
        String name = select.getIdentifier().toString();
        if (body.isState(receiver)) {
            return name.equals("get") || name.equals("getOption") ? Origin.READ : Origin.OTHER;
        } else if (of(receiver, left - 1) != Origin.READ || !isOptional(receiver)) {
            return Origin.OTHER;
        }
        return switch (name) {
            case "get", "orElseThrow" -> Origin.READ;
            case "orElse" ->
                Origin.READ.or(of(new TreePath(path, call.getArguments().get(0)), left - 1));
            case "orElseGet" ->
                isConstant(new TreePath(path, call.getArguments().get(0))) ? Origin.READ_OR_FIRST : Origin.OTHER;
            default -> Origin.OTHER;
        };
    }

    private Origin ofVariable(TreePath variable, int left) {
        List<TreePath> values = body.declarations().values(variable);
        return values.stream()
                .map(value -> of(value, left - 1))
                .reduce(Origin::or)
                .orElse(Origin.OTHER);
    }

    private boolean isOptional(TreePath path) {
        return body.code()
                .typeElement(path)
                .filter(type -> type.getQualifiedName().contentEquals("java.util.Optional"))
                .isPresent();
    }

    private boolean isLocal(TreePath path) {
        return body.code().element(path).filter(StateReads::isLocal).isPresent();
    }

    private static boolean isLocal(Element element) {
        return element.getKind() == ElementKind.LOCAL_VARIABLE || element.getKind() == ElementKind.PARAMETER;
    }

    /** Whether an expression is the same in every call. */
    private boolean isConstant(TreePath path) {
        return locals(path).isEmpty();
    }

    /** The local variables and parameters that an expression names. */
    List<Element> locals(TreePath path) {
        List<Element> found = new ArrayList<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                body.code()
                        .element(getCurrentPath())
                        .filter(StateReads::isLocal)
                        .ifPresent(found::add);
                return super.visitIdentifier(name, null);
            }
        }.scan(path, null);
        return found;
    }

    /** What a chain of calls, fields and elements begins with: {@code cart} in {@code cart.lines().get(0).price}. */
    public static TreePath root(TreePath path) {
        TreePath at = path;
        for (ExpressionTree before = before(at.getLeaf()); before != null; before = before(at.getLeaf())) {
            at = new TreePath(at, before);
        }
        return at;
    }

    private static @Nullable ExpressionTree before(Tree tree) {
        if (tree instanceof MemberSelectTree select) {
            return select.getExpression();
        } else if (tree instanceof MethodInvocationTree call) {
            return call.getMethodSelect() instanceof MemberSelectTree select ? select : null;
        } else if (tree instanceof ArrayAccessTree element) {
            return element.getExpression();
        }
        return tree instanceof ParenthesizedTree inside ? inside.getExpression() : null;
    }
}
