package dev.holdfast.processor.body.function;

import com.sun.source.util.TreePath;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds update functions in a class. */
public final class Bodies {

    private final Code code;
    private final Declarations declarations;

    private Bodies(Code code, Declarations declarations) {
        this.code = code;
        this.declarations = declarations;
    }

    public static List<Body> in(Code code, Declarations declarations, List<OperatorsModel> models) {
        Bodies bodies = new Bodies(code, declarations);
        List<Body> found = new ArrayList<>();
        declarations.forEachMethod((element, path) -> {
            if (Annotations.isOn(element, UpdateFunction.class)) {
                bodies.body((ExecutableElement) element, path, models).ifPresent(found::add);
            }
        });
        return found;
    }

    private Optional<Body> body(ExecutableElement method, TreePath path, List<OperatorsModel> models) {
        TypeElement type = EnclosingType.of(method);
        for (OperatorsModel model : models) {
            if (type.getQualifiedName().contentEquals(model.name().canonicalName())) {
                return model.functions().stream()
                        .filter(function -> method.getSimpleName().contentEquals(function.name()))
                        .findFirst()
                        .map(function -> body(model, function, method, path));
            }
        }
        return Optional.empty();
    }

    private Body body(OperatorsModel type, UpdateFunctionModel function, ExecutableElement method, TreePath path) {
        String name = String.join(".", type.name().simpleNames()) + "." + function.name();
        List<TreePath> reached = declarations.reachedFrom(path);
        Handles handles = Handles.of(code, declarations, path, reached);
        return new Body(code, function, name, method, path, reached, declarations, handles);
    }
}
