package dev.holdfast.processor.body.code;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A source file that javac has analysed: what its names mean.
 *
 * @param trees the compiler's
 * @param unit the file
 */
public record Code(Trees trees, CompilationUnitTree unit) {

    /** What a name, a call or a declaration stands for; nothing if the compiler does not know either. */
    public Optional<Element> element(TreePath path) {
        return Optional.ofNullable(trees.getElement(path));
    }

    public Optional<Element> element(TreePath parent, Tree child) {
        return element(new TreePath(parent, child));
    }

    public Optional<ExecutableElement> method(TreePath path) {
        return element(path).filter(ExecutableElement.class::isInstance).map(ExecutableElement.class::cast);
    }

    /** The type of an expression. */
    public Optional<TypeMirror> type(TreePath path) {
        return Optional.ofNullable(trees.getTypeMirror(path));
    }

    /** The class or interface of an expression; nothing for a primitive, an array or a type variable. */
    public Optional<TypeElement> typeElement(TreePath path) {
        return type(path).filter(DeclaredType.class::isInstance).map(type ->
                (TypeElement) ((DeclaredType) type).asElement());
    }

    public boolean isField(TreePath path) {
        return element(path)
                .filter(element -> element.getKind() == ElementKind.FIELD
                        && !element.getSimpleName().contentEquals("this"))
                .isPresent();
    }
}
