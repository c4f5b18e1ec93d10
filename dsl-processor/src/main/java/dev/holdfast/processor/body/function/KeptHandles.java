package dev.holdfast.processor.body.function;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Group state, events and emitter are valid during the call and in its thread: they go into no field and no other thread. */
public final class KeptHandles implements BodyRule {

    private static final Set<String> OTHER_THREADS = Set.of(
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.Executor",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ScheduledExecutorService");

    @Override
    public void check(Body body, Findings findings) {
        new Handles(body, findings).scan(body.function(), null);
    }

    private static final class Handles extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private final Findings findings;

        Handles(Body body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
            TreePath value = new TreePath(getCurrentPath(), assignment.getExpression());
            if (body.isHandle(value) && body.code().isField(new TreePath(getCurrentPath(), assignment.getVariable()))) {
                String handle = assignment.getExpression().toString();
                String field = assignment.getVariable().toString();
                findings.add(getCurrentPath(), BodyMessages.handleKept(body.name(), handle, "field " + field));
            }
            return super.visitAssignment(assignment, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            if (body.isHandle(getCurrentPath())) {
                otherThread(getCurrentPath()).ifPresent(thread -> {
                    String handle = identifier.getName().toString();
                    findings.add(getCurrentPath(), BodyMessages.handleKept(body.name(), handle, thread));
                });
            }
            return super.visitIdentifier(identifier, null);
        }

        /** What runs the code around a place in another thread, if something does. */
        private Optional<String> otherThread(TreePath path) {
            TreePath inside = path;
            for (TreePath at = path.getParentPath(); at != null; at = at.getParentPath()) {
                Tree leaf = at.getLeaf();
                boolean isCall = leaf instanceof MethodInvocationTree || leaf instanceof NewClassTree;
                boolean isArgument = inside.getLeaf() instanceof LambdaExpressionTree;
                if (isCall && isArgument) {
                    Optional<String> thread = body.code().method(at).flatMap(Handles::runner);
                    if (thread.isPresent()) {
                        return thread;
                    }
                }
                inside = at;
            }
            return Optional.empty();
        }

        private static Optional<String> runner(ExecutableElement called) {
            TypeElement type = EnclosingType.of(called);
            return OTHER_THREADS.contains(type.getQualifiedName().toString())
                    ? Optional.of("a " + type.getSimpleName())
                    : Optional.empty();
        }
    }
}
