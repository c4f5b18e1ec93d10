package dev.holdfast.processor.body.determinism;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.mutation.ImmutableTypes;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What is read from state is another object each time, so {@code ==} on numbers, texts and times compares nothing that lasts. */
public final class IdentityComparisons implements BatchRule {

    @Override
    public void check(BatchCode body, Findings findings) {
        body.reached().forEach(path -> new Comparisons(body, findings).scan(path, null));
    }

    private static final class Comparisons extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final BatchCode body;
        private final Findings findings;

        Comparisons(BatchCode body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void nothing) {
            boolean compares = binary.getKind() == Tree.Kind.EQUAL_TO || binary.getKind() == Tree.Kind.NOT_EQUAL_TO;
            if (compares && !isShortCut()) {
                Optional<TypeElement> left = value(binary.getLeftOperand());
                Optional<TypeElement> right = value(binary.getRightOperand());
                if (left.isPresent() && left.equals(right)) {
                    findings.add(
                            getCurrentPath(),
                            BodyMessages.comparesIdentity(
                                    body.name(),
                                    binary.toString(),
                                    left.get().getSimpleName().toString()));
                }
            }
            return super.visitBinary(binary, null);
        }

        /** The type of a value that is an object; an enum in {@code java.time} is one object for each constant. */
        private Optional<TypeElement> value(ExpressionTree operand) {
            return body.code()
                    .typeElement(new TreePath(getCurrentPath(), operand))
                    .filter(type -> type.getKind() != ElementKind.ENUM
                            && ImmutableTypes.isValue(type.getQualifiedName().toString()));
        }

        /** {@code a == b || a.equals(b)} is right, and is a bit faster. */
        private boolean isShortCut() {
            TreePath around = getCurrentPath().getParentPath();
            while (around.getLeaf() instanceof ParenthesizedTree) {
                around = around.getParentPath();
            }
            return around.getLeaf() instanceof BinaryTree binary
                    && (binary.getKind() == Tree.Kind.CONDITIONAL_OR || binary.getKind() == Tree.Kind.CONDITIONAL_AND)
                    && binary.toString().contains("equals(");
        }
    }
}
