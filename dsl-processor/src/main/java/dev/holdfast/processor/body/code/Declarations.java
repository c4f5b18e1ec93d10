package dev.holdfast.processor.body.code;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.read.element.Annotations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The methods and variables of one class and of those in it, and what the variables are given. */
public final class Declarations {

    private final Code code;
    private final Map<Element, TreePath> methods = new LinkedHashMap<>();
    private final Map<Element, TreePath> variables = new LinkedHashMap<>();
    private final Map<Element, List<TreePath>> values = new LinkedHashMap<>();

    private Declarations(Code code) {
        this.code = code;
    }

    public static Declarations in(Code code, TreePath type) {
        Declarations declarations = new Declarations(code);
        declarations.new Collector().scan(type, null);
        return declarations;
    }

    public void forEachMethod(BiConsumer<Element, TreePath> action) {
        methods.forEach(action);
    }

    public Optional<TreePath> method(Element element) {
        return Optional.ofNullable(methods.get(element));
    }

    /** A method of this file that is not looked at by itself. */
    public Optional<TreePath> calledMethod(Element element) {
        return method(element).filter(path -> !Annotations.isOn(element, UpdateFunction.class));
    }

    public Optional<TreePath> variable(Element element) {
        return Optional.ofNullable(variables.get(element));
    }

    /** What a variable gets, where it is declared and later; {@code x += 1} stands for itself. None for a parameter. */
    public List<TreePath> values(TreePath variable) {
        return code.element(variable).map(values::get).orElse(List.of());
    }

    /** Whether a variable gets values of one kind only, and at least one. */
    public boolean hasOnly(TreePath variable, Predicate<TreePath> kind) {
        List<TreePath> given = values(variable);
        return !given.isEmpty() && given.stream().allMatch(kind);
    }

    /** All variables that get values, with these. */
    public void forEachVariable(BiConsumer<Element, List<TreePath>> action) {
        values.forEach(action);
    }

    /** A piece of code, and what it calls in this file; an update function is looked at by itself. */
    public List<TreePath> reachedFrom(TreePath start) {
        Set<TreePath> reached = new LinkedHashSet<>();
        Deque<TreePath> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            TreePath path = open.remove();
            if (reached.add(path)) {
                CallScanner.scan(code, path, call -> calledMethod(call.method()).ifPresent(open::add));
            }
        }
        return List.copyOf(reached);
    }

    private final class Collector extends WriteScanner {

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            code.element(path).ifPresent(element -> methods.put(element, path));
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            code.element(path).ifPresent(element -> variables.put(element, path));
            if (variable.getInitializer() != null) {
                written(path, new TreePath(path, variable.getInitializer()));
            }
            return super.visitVariable(variable, null);
        }

        @Override
        protected void written(TreePath variable, TreePath value) {
            code.element(variable)
                    .ifPresent(element -> values.computeIfAbsent(element, any -> new ArrayList<>())
                            .add(value));
        }
    }
}
