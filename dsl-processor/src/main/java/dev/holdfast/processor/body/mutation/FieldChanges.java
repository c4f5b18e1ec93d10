package dev.holdfast.processor.body.mutation;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.code.WriteScanner;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.read.element.Annotations;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/** What update functions remember is group state: no field, and nothing behind one, changes. */
public final class FieldChanges implements BatchRule {

    @Override
    public void check(BatchCode body, Findings findings) {
        body.reached().forEach(path -> new Assignments(body, findings).scan(path, null));
        CallScanner.scan(body, call -> {
            if (MutatingMethods.isOne(call.owner(), call.name())) {
                call.receiver()
                        .flatMap(receiver -> sharedField(receiver, body))
                        .ifPresent(field -> report(call.path(), field, body, findings));
            }
        });
    }

    private static void report(TreePath path, Element field, BatchCode body, Findings findings) {
        if (!Annotations.isSuppressed(field, "FieldChanged")) {
            String kind = field.getKind() == ElementKind.FIELD ? "field" : "variable";
            findings.add(
                    path,
                    BodyMessages.fieldChanged(body.name(), kind + " '" + field.getSimpleName() + "'", body.hasState()));
        }
    }

    /** A static field, or one of the object whose function it is; a field of an event or a state is neither. */
    private static Optional<Element> sharedField(TreePath path, BatchCode body) {
        if (!body.code().isField(path)) {
            return captured(path, body);
        }
        return body.code()
                .element(path)
                .filter(field -> field.getModifiers().contains(Modifier.STATIC)
                        || (isOfThis(path.getLeaf()) && isOfClass(field, body)));
    }

    /** A variable around a function that a stream was given: what it holds is as shared as a field. */
    private static Optional<Element> captured(TreePath path, BatchCode body) {
        return path.getLeaf() instanceof IdentifierTree && !body.hasState() && !body.declares(path)
                ? body.code()
                        .element(path)
                        .filter(element -> body.declarations().variable(element).isPresent())
                : Optional.empty();
    }

    private static boolean isOfThis(Tree tree) {
        return tree instanceof IdentifierTree
                || (tree instanceof MemberSelectTree select
                        && select.getExpression() instanceof IdentifierTree identifier
                        && identifier.getName().contentEquals("this"));
    }

    private static boolean isOfClass(Element field, BatchCode body) {
        return body.type().equals(field.getEnclosingElement());
    }

    private static final class Assignments extends WriteScanner {

        private final BatchCode body;
        private final Findings findings;

        Assignments(BatchCode body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        protected void written(TreePath variable, TreePath value) {
            TreePath path = variable;
            while (path.getLeaf() instanceof ArrayAccessTree element) {
                path = new TreePath(path, element.getExpression());
            }
            boolean isWhole = path == variable;
            sharedField(path, body)
                    .filter(field -> !(isWhole && isMutableStatic(field)))
                    .ifPresent(field -> report(getCurrentPath(), field, body, findings));
        }

        /** In a class with update functions its declaration has been reported. */
        private boolean isMutableStatic(Element field) {
            return body.hasState() && field.getModifiers().contains(Modifier.STATIC) && isOfClass(field, body);
        }
    }
}
