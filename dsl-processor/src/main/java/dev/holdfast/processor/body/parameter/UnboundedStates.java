package dev.holdfast.processor.body.parameter;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StatesFunctionModel;
import dev.holdfast.processor.read.element.Annotations;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * A state without a time to live is removed somewhere: by the function or by a timer of it. Nobody can tell whether this happens for each key; but where it happens never, the state grows with every key.
 * One that is handed on may be removed there.
 */
final class UnboundedStates {

    private static final Set<String> REMOVALS = Set.of("remove", "removeBefore", "clear", "iterator");

    private UnboundedStates() {}

    static void check(StatesFunctionModel function, List<StateFunction> called, Findings findings) {
        for (StateFunction each : called) {
            boolean isUpdateFunction = each.element().getSimpleName().contentEquals(function.name());
            if (isUpdateFunction && !isBounded(each)) {
                function.states().stream()
                        .filter(state ->
                                state.kind().growsWithKeys() && state.ttl().isEmpty())
                        .filter(state -> called.stream().noneMatch(other -> mayRemove(other, state)))
                        .forEach(state -> report(each, state, findings));
            }
        }
    }

    private static boolean isBounded(StateFunction function) {
        return Annotations.isOn(function.element(), Unbounded.class)
                || (function.element().getParameters().get(0).asType() instanceof DeclaredType key
                        && key.asElement().getKind() == ElementKind.ENUM);
    }

    private static void report(StateFunction function, StateParameterModel state, Findings findings) {
        for (VariableTree parameter : ((MethodTree) function.method().getLeaf()).getParameters()) {
            if (parameter.getName().contentEquals(state.name())) {
                findings.add(
                        new TreePath(function.method(), parameter),
                        StatesMessages.unbounded(function.name(), state.name()));
            }
        }
    }

    private static boolean mayRemove(StateFunction function, StateParameterModel state) {
        for (VariableElement parameter : function.element().getParameters()) {
            if (parameter.getSimpleName().contentEquals(state.name())) {
                Uses uses = new Uses(function, parameter);
                uses.scan(function.method(), null);
                return uses.mayRemove;
            }
        }
        return false;
    }

    private static final class Uses extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final StateFunction function;
        private final Element state;
        private boolean mayRemove;

        Uses(StateFunction function, Element state) {
            this.function = function;
            this.state = state;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            if (function.code().element(getCurrentPath()).filter(state::equals).isPresent()) {
                mayRemove |= removes(getCurrentPath().getParentPath());
            }
            return super.visitIdentifier(identifier, null);
        }

        /** Whether a chain of calls on the state has one that removes, or the state goes somewhere else. */
        private static boolean removes(TreePath around) {
            Tree leaf = around.getLeaf();
            if (!(leaf instanceof MemberSelectTree)) {
                return !(leaf instanceof EnhancedForLoopTree);
            }
            for (TreePath at = around; at != null; at = at.getParentPath()) {
                Tree each = at.getLeaf();
                if (each instanceof MemberSelectTree select) {
                    if (REMOVALS.contains(select.getIdentifier().toString())) {
                        return true;
                    }
                } else if (!(each instanceof MethodInvocationTree)) {
                    return false;
                }
            }
            return false;
        }
    }
}
