package dev.holdfast.processor.body.determinism;

import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.body.code.Code;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Hash codes that are other ones in each process. */
final class IdentityHashes {

    private IdentityHashes() {}

    static boolean isTakenBy(Call call, Code code) {
        boolean ofArguments = call.owner().equals("java.util.Objects")
                && (call.name().equals("hash") || call.name().equals("hashCode"));
        if (ofArguments) {
            return IntStream.range(0, call.arguments().size()).anyMatch(i -> isIdentity(call.argument(i), code));
        }
        return isHashCode(call.method())
                && call.receiver().filter(path -> isIdentity(path, code)).isPresent();
    }

    /** Whether the values of an expression have no hash of their content, as far as its type says. */
    private static boolean isIdentity(TreePath path, Code code) {
        return code.type(path).filter(IdentityHashes::isIdentity).isPresent();
    }

    private static boolean isIdentity(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return true;
        }
        return type instanceof DeclaredType declared
                && (declared.asElement().getKind() == ElementKind.ENUM
                        || (declared.asElement().getKind() == ElementKind.CLASS && !mayHaveHash(declared)));
    }

    /** A class that declares or inherits a hash of its content, or may have a subclass that does. */
    private static boolean mayHaveHash(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getModifiers().contains(Modifier.ABSTRACT)
                || element.getSuperclass().getKind() == TypeKind.NONE) {
            return true;
        }
        for (TypeMirror at = type; at instanceof DeclaredType above; ) {
            TypeElement declaring = (TypeElement) above.asElement();
            if (declaring.getSuperclass().getKind() == TypeKind.NONE) {
                return false;
            } else if (ElementFilter.methodsIn(declaring.getEnclosedElements()).stream()
                    .anyMatch(IdentityHashes::isHashCode)) {
                return true;
            }
            at = declaring.getSuperclass();
        }
        return true;
    }

    private static boolean isHashCode(Element method) {
        return method.getSimpleName().contentEquals("hashCode")
                && ((ExecutableElement) method).getParameters().isEmpty();
    }
}
