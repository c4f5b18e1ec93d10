package dev.holdfast.processor.body.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * A call of a method or constructor, or a reference to one.
 *
 * @param method what is called
 * @param receiver what stands before the dot, if anything does
 * @param arguments none for a reference
 * @param path the call itself
 */
public record Call(
        ExecutableElement method,
        Optional<TreePath> receiver,
        List<? extends ExpressionTree> arguments,
        TreePath path) {

    /** The name that a constructor has in the tables of rules. */
    public static final String CONSTRUCTOR = "new";

    private static final int LONGEST = 40;

    /** The type that declares what is called, by its qualified name. */
    public String owner() {
        return type().getQualifiedName().toString();
    }

    public String name() {
        return isConstructor() ? CONSTRUCTOR : method.getSimpleName().toString();
    }

    /** As messages show it, in one line: {@code LocalDate.now(ZoneOffset.UTC)}. */
    public String text() {
        String given =
                arguments.isEmpty() ? "()" : "(" + shortened(arguments.get(0).toString(), "...") + ")";
        if (isConstructor()) {
            return "new " + type().getSimpleName() + given;
        }
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        String before = isStatic
                ? type().getSimpleName() + "."
                : receiver.map(path -> shortened(
                                        path.getLeaf().toString(),
                                        type().getSimpleName().toString()) + ".")
                        .orElse("");
        return before + name() + given;
    }

    private static String shortened(String code, String otherwise) {
        return code.length() > LONGEST || code.contains("\n") ? otherwise : code;
    }

    public TreePath argument(int position) {
        return new TreePath(path, arguments.get(position));
    }

    private boolean isConstructor() {
        return method.getKind() == ElementKind.CONSTRUCTOR;
    }

    private TypeElement type() {
        return EnclosingType.of(method);
    }
}
