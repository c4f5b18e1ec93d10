package dev.holdfast.processor.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import dev.holdfast.processor.model.OperatorsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Runs the rules on bodies when javac has analysed a class. While processors run, names in bodies have no meaning yet; rules
 * that guess it from imports have false alarms. Other compilers show no bodies, so there is nothing to run.
 */
public final class BodyCheck {

    private static final List<BodyRule> RULES = List.of(
            new StateHandling(),
            new ImpureCalls(),
            new OrdinalUses(),
            new OutsideCalls(),
            new FieldChanges(),
            new KeptHandles(),
            new EventLoops(),
            new NullValues(),
            new SwallowedExceptions());

    private final Trees trees;
    private final Messager messager;
    private final Consumer<TypeElement> beforeRead;
    private final List<OperatorsModel> expected = new ArrayList<>();

    private BodyCheck(ProcessingEnvironment environment, Consumer<TypeElement> beforeRead) {
        this.trees = Trees.instance(environment);
        this.messager = environment.getMessager();
        this.beforeRead = beforeRead;
    }

    /**
     * Takes part in a compilation.
     *
     * @param beforeRead called with each class before it is looked at; tests plant a bug there
     * @return what takes the classes with update functions to look at; does nothing under other compilers than javac
     */
    public static Consumer<OperatorsModel> install(
            ProcessingEnvironment environment, Consumer<TypeElement> beforeRead) {
        try {
            BodyCheck check = new BodyCheck(environment, beforeRead);
            JavacTask.instance(environment).addTaskListener(check.listener());
            return check.expected::add;
        } catch (IllegalArgumentException | LinkageError e) {
            return model -> {};
        }
    }

    private TaskListener listener() {
        return new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                TypeElement type = event.getTypeElement();
                if (event.getKind() == TaskEvent.Kind.ANALYZE && type != null) {
                    guarded(type, event.getCompilationUnit());
                }
            }
        };
    }

    /** A bug of ours is reported as such, on the user's class, and does not end the compiler. */
    private void guarded(TypeElement type, CompilationUnitTree unit) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            check(type, unit, diagnostics);
        } catch (RuntimeException | StackOverflowError bug) {
            String name = type.getQualifiedName().toString();
            diagnostics.add(Origin.of(type), ProcessorMessages.internalError(name, bug));
        }
        diagnostics.print(messager);
    }

    private void check(TypeElement type, CompilationUnitTree unit, Diagnostics diagnostics) {
        Code code = new Code(trees, unit);
        Findings findings = new Findings(code);
        List<OperatorsModel> models = expected.stream()
                .filter(model -> type.getQualifiedName()
                        .contentEquals(model.name().topLevelClassName().canonicalName()))
                .toList();
        boolean importsUs = IgnoredResults.mayBeIn(unit);
        if (models.isEmpty() && !importsUs) {
            return;
        }
        beforeRead.accept(type);
        for (Tree declared : unit.getTypeDecls()) {
            TreePath path = new TreePath(new TreePath(unit), declared);
            if (declared instanceof ClassTree
                    && code.element(path).filter(type::equals).isPresent()) {
                Bodies.in(code, path, models).forEach(body -> RULES.forEach(rule -> rule.check(body, findings)));
                if (importsUs) {
                    IgnoredResults.check(code, path, findings);
                    LocalTypes.check(code, path, findings);
                }
            }
        }
        findings.addTo(diagnostics);
    }
}
