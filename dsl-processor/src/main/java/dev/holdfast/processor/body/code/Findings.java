package dev.holdfast.processor.body.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.TreeOrigin;
import dev.holdfast.processor.read.element.Annotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/** What the rules found in one file, without what its author has answered with {@code @SuppressWarnings}. */
public final class Findings {

    private record Finding(TreePath path, Message message) {}

    private final Code code;
    private final List<Finding> findings = new ArrayList<>();

    public Findings(Code code) {
        this.code = code;
    }

    public void add(TreePath path, Message message) {
        String rule = message.tag().title();
        boolean isAnswered = !message.tag().isError()
                && declaration(path)
                        .filter(element -> Annotations.isSuppressed(element, rule))
                        .isPresent();
        if (!isAnswered) {
            findings.add(new Finding(path, message));
        }
    }

    /**
     * In the order of the text, each once: two functions may call one method. Warnings wait until there are no errors, as some
     * follow from them.
     */
    public void addTo(Diagnostics diagnostics) {
        boolean hasErrors =
                findings.stream().anyMatch(finding -> finding.message().tag().isError());
        Set<Object> seen = new HashSet<>();
        findings.stream()
                .filter(finding -> !hasErrors || finding.message().tag().isError())
                .sorted(Comparator.comparingLong(this::position))
                .filter(finding -> seen.add(
                        List.of(finding.path().getLeaf(), finding.message().tag())))
                .forEach(finding -> diagnostics.add(
                        new TreeOrigin(code.trees(), code.unit(), finding.path().getLeaf()), finding.message()));
    }

    private long position(Finding finding) {
        return code.trees()
                .getSourcePositions()
                .getStartPosition(code.unit(), finding.path().getLeaf());
    }

    /** The innermost declaration around a place. */
    private Optional<Element> declaration(TreePath path) {
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof VariableTree
                    || at.getLeaf() instanceof MethodTree
                    || at.getLeaf() instanceof ClassTree) {
                return code.element(at);
            }
        }
        return Optional.empty();
    }
}
