package dev.holdfast.processor.body.determinism;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.EnumSet;
import java.util.Set;

/** The number of a constant is not kept: a constant that is inserted before it changes it. */
public final class OrdinalUses implements BatchRule {

    private static final Set<Tree.Kind> COMPARISONS = EnumSet.of(
            Tree.Kind.LESS_THAN,
            Tree.Kind.LESS_THAN_EQUAL,
            Tree.Kind.GREATER_THAN,
            Tree.Kind.GREATER_THAN_EQUAL,
            Tree.Kind.EQUAL_TO,
            Tree.Kind.NOT_EQUAL_TO);

    @Override
    public void check(BatchCode body, Findings findings) {
        CallScanner.scan(body, call -> {
            if (call.owner().equals("java.lang.Enum")
                    && call.name().equals("ordinal")
                    && !isForTheMoment(call.path().getParentPath())) {
                findings.add(call.path(), BodyMessages.ordinal(body.name(), call.text()));
            }
        });
    }

    /** Compared with another one, or the index into an array: then nobody remembers it. */
    private static boolean isForTheMoment(TreePath around) {
        return around.getLeaf() instanceof ArrayAccessTree
                || (around.getLeaf() instanceof BinaryTree binary && COMPARISONS.contains(binary.getKind()));
    }
}
