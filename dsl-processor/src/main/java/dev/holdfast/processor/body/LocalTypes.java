package dev.holdfast.processor.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.read.element.Annotations;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Annotations of ours on types inside of methods, and on their methods: compilers show these types to no processor. */
final class LocalTypes {

    private static final String PLACE = "a type that is not inside of a method, which generated code can name";

    private LocalTypes() {}

    static void check(Code code, TreePath type, Findings findings) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree inner, @Nullable Void nothing) {
                code.element(getCurrentPath())
                        .filter(LocalTypes::isLocal)
                        .ifPresent(element -> check(
                                element,
                                "local type " + element.getSimpleName(),
                                getCurrentPath(),
                                List.of(StateRecord.class, KeyRecord.class, EventRecord.class)));
                return super.visitClass(inner, null);
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                code.element(getCurrentPath())
                        .filter(element -> isLocal(element.getEnclosingElement()))
                        .ifPresent(element -> check(
                                element,
                                "method " + element.getSimpleName() + " of a local type",
                                getCurrentPath(),
                                List.of(UpdateFunction.class)));
                return super.visitMethod(method, null);
            }

            private void check(
                    Element element, String text, TreePath path, List<Class<? extends Annotation>> annotations) {
                annotations.stream()
                        .filter(annotation -> Annotations.isOn(element, annotation))
                        .forEach(annotation ->
                                findings.add(path, EvolutionMessages.stray(annotation.getSimpleName(), text, PLACE)));
            }
        }.scan(type, null);
    }

    /** Whether a type is inside of a method, at whatever depth. */
    private static boolean isLocal(@Nullable Element element) {
        for (Element at = element; at instanceof TypeElement type; at = at.getEnclosingElement()) {
            if (type.getNestingKind() == NestingKind.LOCAL || type.getNestingKind() == NestingKind.ANONYMOUS) {
                return true;
            }
        }
        return false;
    }
}
