package dev.holdfast.processor.body;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** What a piece of an update function calls on its state. */
final class StateUses extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Body body;
    private final Set<String> called = new HashSet<>();
    private boolean isHandedOn;

    private StateUses(Body body) {
        this.body = body;
    }

    static StateUses in(Body body, TreePath path) {
        StateUses uses = new StateUses(body);
        uses.scan(path, null);
        return uses;
    }

    /** Whether something else gets the state, which may do anything with it, or something is called that does not exist. */
    boolean isHandedOn() {
        return isHandedOn;
    }

    boolean reads() {
        return called.contains("get") || called.contains("getOption");
    }

    boolean updates() {
        return called.contains("update");
    }

    boolean removes() {
        return called.contains("remove");
    }

    boolean setsTimeout() {
        return called.contains("setTimeoutDuration") || called.contains("setTimeoutTimestamp");
    }

    boolean asksTimedOut() {
        return called.contains("hasTimedOut");
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
        if (body.isState(getCurrentPath())) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean isMember =
                    parent.getLeaf() instanceof MemberSelectTree || parent.getLeaf() instanceof MemberReferenceTree;
            Optional<ExecutableElement> method = isMember ? body.code().method(parent) : Optional.empty();
            method.ifPresentOrElse(member -> called.add(member.getSimpleName().toString()), () -> isHandedOn = true);
        }
        return super.visitIdentifier(identifier, null);
    }
}
