package dev.holdfast.processor.body;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.read.Annotations;
import dev.holdfast.processor.read.EnclosingType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds update functions in a class, and the methods that they call. */
final class Bodies {

    private final Code code;
    private final Map<Element, TreePath> methods = new LinkedHashMap<>();

    private Bodies(Code code) {
        this.code = code;
    }

    static List<Body> in(Code code, TreePath type, List<OperatorsModel> models) {
        if (models.isEmpty()) {
            return List.of();
        }
        Bodies bodies = new Bodies(code);
        bodies.collect(type);
        List<Body> found = new ArrayList<>();
        bodies.methods.forEach((element, path) -> {
            if (Annotations.isOn(element, UpdateFunction.class)) {
                bodies.body((ExecutableElement) element, path, models).ifPresent(found::add);
            }
        });
        return found;
    }

    private void collect(TreePath type) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                TreePath path = getCurrentPath();
                code.element(path).ifPresent(element -> methods.put(element, path));
                return super.visitMethod(method, null);
            }
        }.scan(type, null);
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
        return new Body(code, function, name, method, path, reached(path));
    }

    /** The function, and what it calls in its own file; another update function is looked at by itself. */
    private List<TreePath> reached(TreePath function) {
        Set<TreePath> reached = new LinkedHashSet<>();
        Deque<TreePath> open = new ArrayDeque<>(List.of(function));
        while (!open.isEmpty()) {
            TreePath path = open.remove();
            if (reached.add(path)) {
                CallScanner.scan(code, path, call -> {
                    TreePath called = methods.get(call.method());
                    if (called != null && !Annotations.isOn(call.method(), UpdateFunction.class)) {
                        open.add(called);
                    }
                });
            }
        }
        return List.copyOf(reached);
    }
}
