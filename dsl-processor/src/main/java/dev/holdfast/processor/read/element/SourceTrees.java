package dev.holdfast.processor.read.element;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What javac shows of the source behind an element, as processors before this one left it. Other compilers show nothing, and
 * nothing is shown of what was compiled earlier.
 */
public final class SourceTrees {

    /** Annotations of Lombok that make fields private. */
    private static final Set<String> HIDING = Set.of("lombok.Value", "lombok.experimental.FieldDefaults");

    private final Optional<Trees> trees;

    private SourceTrees(Optional<Trees> trees) {
        this.trees = trees;
    }

    public static SourceTrees of(ProcessingEnvironment environment) {
        try {
            return new SourceTrees(Optional.of(Trees.instance(environment)));
        } catch (IllegalArgumentException | LinkageError e) {
            return new SourceTrees(Optional.empty());
        }
    }

    /** A method as somebody wrote it; nothing for one that the compiler adds. */
    public Optional<MethodTree> method(ExecutableElement method) {
        return trees.map(known -> known.getTree(method)).filter(tree -> tree.getBody() != null);
    }

    /** Whether a field is private, or will be: Lombok changes the source of a class, and javac looks again in the next round. */
    public boolean isPrivate(VariableElement field) {
        return field.getModifiers().contains(Modifier.PRIVATE)
                || trees.map(known -> known.getTree(field)).stream()
                        .filter(VariableTree.class::isInstance)
                        .anyMatch(tree ->
                                ((VariableTree) tree).getModifiers().getFlags().contains(Modifier.PRIVATE))
                || isHiddenLater(EnclosingType.of(field));
    }

    /** Lombok takes its annotations out of the source, so what is still there has its effect in front of it. */
    private boolean isHiddenLater(TypeElement type) {
        boolean isHiding = type.getAnnotationMirrors().stream()
                .map(annotation -> (TypeElement) annotation.getAnnotationType().asElement())
                .anyMatch(annotation ->
                        HIDING.contains(annotation.getQualifiedName().toString()));
        return isHiding
                && trees.map(known -> known.getTree(type)).stream()
                        .flatMap(tree -> tree.getModifiers().getAnnotations().stream())
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .anyMatch(name -> HIDING.stream().anyMatch(hiding -> hiding.endsWith(name)));
    }
}
