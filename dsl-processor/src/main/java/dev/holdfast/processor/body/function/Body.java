package dev.holdfast.processor.body.function;

import com.palantir.javapoet.TypeName;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * An update function with its body.
 *
 * @param code the file
 * @param model the function
 * @param name as messages call it
 * @param element the method
 * @param function its declaration
 * @param reached the declarations of the methods in its file that it calls, directly or not, with its own first
 * @param declarations what stands in its file
 * @param handles where its events, state and emitter go by which name
 */
public record Body(
        Code code,
        UpdateFunctionModel model,
        String name,
        ExecutableElement element,
        TreePath function,
        List<TreePath> reached,
        Declarations declarations,
        Handles handles)
        implements BatchCode {

    public boolean isState(TreePath path) {
        return handles.is(Handles.Kind.STATE, path);
    }

    public boolean isEvents(TreePath path) {
        return handles.is(Handles.Kind.EVENTS, path);
    }

    public boolean isEmitter(TreePath path) {
        return handles.is(Handles.Kind.EMITTER, path);
    }

    /** Whether it names one of those that are valid during the call only. */
    boolean isHandle(TreePath path) {
        return isEvents(path) || isState(path) || isEmitter(path);
    }

    /** Whether it is the type of the state, or the primitive that belongs to it. */
    public boolean isOfState(TypeMirror type) {
        boolean isValue = type.getKind().isPrimitive() || type.getKind() == TypeKind.DECLARED;
        return isValue
                && TypeName.get(type)
                        .withoutAnnotations()
                        .box()
                        .equals(model.state().type());
    }

    @Override
    public TypeElement type() {
        return EnclosingType.of(element);
    }

    @Override
    public boolean hasState() {
        return true;
    }
}
