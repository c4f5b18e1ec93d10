package dev.holdfast.processor.body.parameter;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.state.ObjectChanges;
import dev.holdfast.processor.body.state.StateReads;
import dev.holdfast.processor.diagnostic.StatesMessages;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * An object that was read from a state, changed in place and not stored again is as it was in the next call. Looks at states of which a function does nothing but read: where it also writes, or
 * hands the state on, nobody can tell what it stores.
 */
final class LostObjectChanges {

    private static final Set<String> READS =
            Set.of("get", "orElse", "exists", "containsKey", "isEmpty", "entries", "from", "between", "count");

    /** The states that keep objects, and how each stores one. */
    private static final Map<String, String> WRITES = Map.of(
            "dev.holdfast.state.ValueState", "update(...)",
            "dev.holdfast.state.MapState", "put(...)",
            "dev.holdfast.state.ListState", "clear() and add(...)",
            "dev.holdfast.state.TimeSortedState", "add(...)");

    /** What leads from a state to an object that it keeps; anything else may make a new one. */
    private static final Set<String> STEPS =
            Set.of("get", "orElse", "orElseGet", "orElseThrow", "getValue", "entries", "from", "between");

    private LostObjectChanges() {}

    static void check(StateFunction function, Findings findings) {
        for (VariableElement parameter : function.element().getParameters()) {
            String write = WRITES.get(typeName(parameter));
            if (write != null) {
                Uses uses = new Uses(function.code(), parameter);
                uses.scan(function.method(), null);
                if (uses.onlyReads) {
                    report(function, parameter, uses.objects, write, findings);
                }
            }
        }
    }

    private static String typeName(VariableElement parameter) {
        return parameter.asType() instanceof DeclaredType type
                ? ((TypeElement) type.asElement()).getQualifiedName().toString()
                : "";
    }

    private static void report(
            StateFunction function, Element state, Set<Element> objects, String write, Findings findings) {
        ObjectChanges changes =
                new ObjectChanges(function.code(), (root, chain) -> isObject(function, root, chain, state, objects));
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(Tree tree, @Nullable Void nothing) {
                if (tree instanceof ExpressionTree && changes.isOne(new TreePath(getCurrentPath(), tree))) {
                    String name = state.getSimpleName().toString();
                    findings.add(
                            new TreePath(getCurrentPath(), tree),
                            StatesMessages.changedAndNotStored(function.name(), name, write));
                }
                return super.scan(tree, null);
            }
        }.scan(function.method(), null);
    }

    private static boolean isObject(
            StateFunction function, TreePath root, TreePath chain, Element state, Set<Element> objects) {
        Element element = function.code().element(root).orElse(null);
        if (element == null) {
            return false;
        }
        return objects.contains(element) || (element.equals(state) && beginsWithRead(root, chain));
    }

    /** What is called on the state itself changes no object: a call that has read one stands before it. */
    private static boolean beginsWithRead(TreePath root, TreePath chain) {
        TreePath call = root.getParentPath().getParentPath();
        return call.getLeaf() != chain.getLeaf() && isStep(root.getParentPath().getLeaf());
    }

    private static boolean isStep(Tree select) {
        return select instanceof MemberSelectTree method
                && STEPS.contains(method.getIdentifier().toString());
    }

    /** What becomes of a state in a function, and which variables hold what was read from it. */
    private static final class Uses extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Code code;
        private final Element state;
        private final Set<Element> objects = new HashSet<>();
        private boolean onlyReads = true;

        Uses(Code code, Element state) {
            this.code = code;
            this.state = state;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            if (code.element(getCurrentPath()).filter(state::equals).isPresent()) {
                Tree around = getCurrentPath().getParentPath().getLeaf();
                onlyReads &= around instanceof MemberSelectTree select
                        && READS.contains(select.getIdentifier().toString());
            }
            return super.visitIdentifier(identifier, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            if (variable.getInitializer() != null) {
                noteIfRead(getCurrentPath(), variable.getInitializer());
            }
            return super.visitVariable(variable, null);
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void nothing) {
            if (comesFromState(new TreePath(getCurrentPath(), loop.getExpression()))) {
                code.element(getCurrentPath(), loop.getVariable()).ifPresent(objects::add);
            }
            return super.visitEnhancedForLoop(loop, null);
        }

        private void noteIfRead(TreePath variable, ExpressionTree value) {
            if (comesFromState(new TreePath(variable, value))) {
                code.element(variable).ifPresent(objects::add);
            }
        }

        /** A chain of steps from the state, or from what was read from it before. */
        private boolean comesFromState(TreePath value) {
            TreePath root = StateReads.root(value);
            Element element = code.element(root).orElse(null);
            if (element == null || !(element.equals(state) || objects.contains(element))) {
                return false;
            }
            for (TreePath at = root; at.getLeaf() != value.getLeaf(); at = at.getParentPath()) {
                if (at.getLeaf() instanceof MemberSelectTree && !isStep(at.getLeaf())) {
                    return false;
                }
            }
            return true;
        }
    }
}
