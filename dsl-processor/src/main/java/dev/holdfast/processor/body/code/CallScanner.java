package dev.holdfast.processor.body.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds all calls in a piece of code. */
public final class CallScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Code code;
    private final Consumer<Call> found;

    private CallScanner(Code code, Consumer<Call> found) {
        this.code = code;
        this.found = found;
    }

    public static void scan(Code code, TreePath path, Consumer<Call> found) {
        new CallScanner(code, found).scan(path, null);
    }

    /** In code that runs in a batch, and in the methods that it calls. */
    public static void scan(BatchCode body, Consumer<Call> found) {
        body.reached().forEach(path -> scan(body.code(), path, found));
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        Optional<TreePath> receiver = call.getMethodSelect() instanceof MemberSelectTree select
                ? Optional.of(
                        new TreePath(new TreePath(getCurrentPath(), call.getMethodSelect()), select.getExpression()))
                : Optional.empty();
        add(receiver, call.getArguments());
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
        add(Optional.of(new TreePath(getCurrentPath(), reference.getQualifierExpression())), List.of());
        return super.visitMemberReference(reference, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
        add(Optional.empty(), creation.getArguments());
        return super.visitNewClass(creation, null);
    }

    private void add(Optional<TreePath> receiver, List<? extends ExpressionTree> arguments) {
        TreePath path = getCurrentPath();
        code.method(path).ifPresent(method -> found.accept(new Call(method, receiver, arguments, path)));
    }
}
