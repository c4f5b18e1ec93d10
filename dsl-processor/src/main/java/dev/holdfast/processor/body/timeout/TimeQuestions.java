package dev.holdfast.processor.body.timeout;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.body.state.StateCalls;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Other ways to hear of a timeout than {@code hasTimedOut()}: comparing the time of the call with a time that was set, and asking
 * whether there are events.
 */
final class TimeQuestions {

    private static final Set<String> TIMES = Set.of("currentWatermark", "currentProcessingTime");
    private static final Set<String> COMPARISONS = Set.of("compareTo", "compare");

    private final Body body;
    private final Set<Element> followed = new HashSet<>();
    private boolean found;

    private TimeQuestions(Body body) {
        this.body = body;
    }

    static boolean areAskedBy(Body body) {
        TimeQuestions questions = new TimeQuestions(body);
        CallScanner.scan(body, call -> {
            StateCalls.method(body, call.path())
                    .filter(TIMES::contains)
                    .ifPresent(time -> questions.follow(call.path()));
            StateCalls.method(body, Handles.Kind.EVENTS, call.path())
                    .filter("hasNext"::equals)
                    .ifPresent(test -> questions.found |= !isConditionOfLoop(call.path()));
        });
        return questions.found;
    }

    private static boolean isConditionOfLoop(TreePath path) {
        Tree around = path.getParentPath().getLeaf();
        if (around instanceof ParenthesizedTree || around instanceof UnaryTree) {
            return isConditionOfLoop(path.getParentPath());
        }
        return around instanceof WhileLoopTree || around instanceof ForLoopTree || around instanceof DoWhileLoopTree;
    }

    /** Where a time goes: into a comparison, or a variable from where it may go there. */
    private void follow(TreePath path) {
        TreePath inside = path;
        TreePath at = path.getParentPath();
        while (at.getLeaf() instanceof ExpressionTree && !(at.getLeaf() instanceof NewClassTree)) {
            if (isComparison(at)) {
                found = true;
                return;
            } else if (at.getLeaf() instanceof MethodInvocationTree call) {
                followInto(call, at, inside);
            } else if (at.getLeaf() instanceof AssignmentTree assignment) {
                body.code().element(at, assignment.getVariable()).ifPresent(this::followVariable);
            }
            inside = at;
            at = at.getParentPath();
        }
        if (at.getLeaf() instanceof VariableTree) {
            body.code().element(at).ifPresent(this::followVariable);
        }
    }

    private boolean isComparison(TreePath path) {
        boolean isQuestion = body.code()
                .type(path)
                .filter(type -> type.getKind() == TypeKind.BOOLEAN)
                .isPresent();
        return isQuestion
                || body.code()
                        .method(path)
                        .filter(method ->
                                COMPARISONS.contains(method.getSimpleName().toString()))
                        .isPresent();
    }

    private void followInto(MethodInvocationTree call, TreePath path, TreePath argument) {
        int position = call.getArguments().indexOf(argument.getLeaf());
        body.code().method(path).flatMap(body.declarations()::calledMethod).ifPresent(method -> {
            MethodTree declaration = (MethodTree) method.getLeaf();
            if (position >= 0 && position < declaration.getParameters().size()) {
                body.code()
                        .element(method, declaration.getParameters().get(position))
                        .ifPresent(this::followVariable);
            }
        });
    }

    private void followVariable(Element variable) {
        if (followed.add(variable)) {
            body.reached()
                    .forEach(path -> new TreePathScanner<@Nullable Void, @Nullable Void>() {
                        @Override
                        public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                            boolean isUse = body.code()
                                    .element(getCurrentPath())
                                    .filter(variable::equals)
                                    .isPresent();
                            if (isUse) {
                                follow(getCurrentPath());
                            }
                            return super.visitIdentifier(name, null);
                        }
                    }.scan(path, null));
        }
    }
}
