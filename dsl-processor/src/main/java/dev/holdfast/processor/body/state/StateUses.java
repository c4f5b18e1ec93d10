package dev.holdfast.processor.body.state;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.function.Body;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a piece of an update function calls on its state, itself or in a method of its file that it hands the state to. */
public final class StateUses extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Body body;
    private final Set<String> called;
    private final Set<TreePath> seen;

    private StateUses(Body body, Set<String> called, Set<TreePath> seen) {
        this.body = body;
        this.called = called;
        this.seen = seen;
    }

    public static StateUses in(Body body, TreePath path) {
        StateUses uses = new StateUses(body, new HashSet<>(), new HashSet<>());
        uses.scan(path, null);
        return uses;
    }

    public boolean reads() {
        return called.contains("get") || called.contains("getOption");
    }

    public boolean updates() {
        return called.contains("update");
    }

    public boolean removes() {
        return called.contains("remove");
    }

    public boolean setsTimeout() {
        return called.contains("setTimeoutDuration") || called.contains("setTimeoutTimestamp");
    }

    public boolean asksTimedOut() {
        return called.contains("hasTimedOut");
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
        TreePath parent = getCurrentPath().getParentPath();
        boolean isMember =
                parent.getLeaf() instanceof MemberSelectTree || parent.getLeaf() instanceof MemberReferenceTree;
        if (isMember && body.isState(getCurrentPath())) {
            body.code()
                    .method(parent)
                    .ifPresent(member -> called.add(member.getSimpleName().toString()));
        }
        return super.visitIdentifier(identifier, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        body.handles()
                .receiver(getCurrentPath())
                .filter(seen::add)
                .ifPresent(method -> new StateUses(body, called, seen).scan(method, null));
        return super.visitMethodInvocation(call, null);
    }
}
