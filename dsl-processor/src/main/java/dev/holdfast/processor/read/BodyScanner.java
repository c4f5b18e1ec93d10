package dev.holdfast.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks through a method: what it does with its state, and which of its calls depend on time or chance. */
final class BodyScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    /** An {@link ImpureMethods impure} call and where it stands. */
    record Call(String text, boolean isTime, Tree tree) {}

    private final String state;
    private final ImportedNames names;
    private final List<Call> impureCalls = new ArrayList<>();
    private boolean updates;
    private boolean mayRemove;

    BodyScanner(String state, ImportedNames names) {
        this.state = state;
        this.names = names;
    }

    boolean stateGrowsOnly() {
        return updates && !mayRemove;
    }

    List<Call> impureCalls() {
        return impureCalls;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
        if (identifier.getName().contentEquals(state)) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            if (parent instanceof MemberSelectTree select) {
                stateMember(select.getIdentifier().toString());
            } else if (parent instanceof MemberReferenceTree reference) {
                stateMember(reference.getName().toString());
            } else {
                // Handed on: whoever gets it may remove the state.
                mayRemove = true;
            }
        }
        return super.visitIdentifier(identifier, null);
    }

    private void stateMember(String member) {
        updates |= member.equals("update");
        mayRemove |= member.equals("remove");
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        ExpressionTree method = call.getMethodSelect();
        if (method instanceof MemberSelectTree select) {
            String type = names.typeNamed(select.getExpression().toString());
            found(call, type, select.getIdentifier().toString(), call.getArguments());
        } else if (method instanceof IdentifierTree identifier) {
            String name = identifier.getName().toString();
            Optional<String> type = names.staticImportOf(name);
            type.ifPresent(owner -> found(call, owner, name, call.getArguments()));
        }
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
        String type = names.typeNamed(reference.getQualifierExpression().toString());
        boolean isConstructor = reference.getMode() == MemberReferenceTree.ReferenceMode.NEW;
        String method =
                isConstructor ? ImpureMethods.CONSTRUCTOR : reference.getName().toString();
        found(reference, type, method, List.of());
        return super.visitMemberReference(reference, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
        String type = names.typeNamed(creation.getIdentifier().toString());
        found(creation, type, ImpureMethods.CONSTRUCTOR, creation.getArguments());
        return super.visitNewClass(creation, null);
    }

    private void found(Tree tree, String type, String method, List<? extends ExpressionTree> arguments) {
        boolean isClockGiven = !arguments.isEmpty() && !isZone(arguments.get(0));
        if (!isClockGiven && ImpureMethods.isImpure(type, method)) {
            String simpleName = type.substring(type.lastIndexOf('.') + 1);
            String text = method.equals(ImpureMethods.CONSTRUCTOR)
                    ? "new " + simpleName + "()"
                    : simpleName + "." + method + (arguments.isEmpty() ? "()" : "(" + arguments.get(0) + ")");
            impureCalls.add(new Call(text, ImpureMethods.isTime(type), tree));
        }
    }

    /** {@code LocalDate.now(ZoneOffset.UTC)} asks the clock too; any other argument is taken for a clock. */
    private static boolean isZone(ExpressionTree argument) {
        String text = argument.toString();
        return text.startsWith("ZoneOffset.") || text.startsWith("ZoneId.") || text.startsWith("java.time.Zone");
    }
}
