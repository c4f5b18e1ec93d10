package dev.holdfast.processor.body;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.determinism.IdentityComparisons;
import dev.holdfast.processor.body.determinism.ImpureCalls;
import dev.holdfast.processor.body.determinism.OrdinalUses;
import dev.holdfast.processor.body.determinism.OutsideCalls;
import dev.holdfast.processor.body.determinism.ParallelStreams;
import dev.holdfast.processor.body.determinism.SwallowedExceptions;
import dev.holdfast.processor.body.event.EventLoops;
import dev.holdfast.processor.body.function.Bodies;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.body.function.KeptHandles;
import dev.holdfast.processor.body.mutation.FieldChanges;
import dev.holdfast.processor.body.parameter.StateFunctions;
import dev.holdfast.processor.body.state.LostChanges;
import dev.holdfast.processor.body.state.NullValues;
import dev.holdfast.processor.body.state.UnchangedUpdates;
import dev.holdfast.processor.body.state.UpdatesAfterRemove;
import dev.holdfast.processor.body.stream.IgnoredResults;
import dev.holdfast.processor.body.stream.StreamFunctions;
import dev.holdfast.processor.body.stream.WindowSizes;
import dev.holdfast.processor.body.timeout.StateHandling;
import dev.holdfast.processor.body.timeout.TimeoutRenewals;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import dev.holdfast.processor.model.OperatorsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Runs the rules on bodies when javac has analysed a class. While processors run, names in bodies have no meaning yet; rules
 * that guess it from imports have false alarms. Other compilers show no bodies, so there is nothing to run.
 */
public final class BodyCheck {

    private static final List<BodyRule> OF_FUNCTIONS = List.of(
            new StateHandling(),
            new TimeoutRenewals(),
            new UpdatesAfterRemove(),
            new UnchangedUpdates(),
            new LostChanges(),
            new KeptHandles(),
            new EventLoops(),
            new NullValues());

    private static final List<BatchRule> OF_BATCHES = List.of(
            new ImpureCalls(),
            new OrdinalUses(),
            new OutsideCalls(),
            new FieldChanges(),
            new ParallelStreams(),
            new IdentityComparisons(),
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
        beforeRead.accept(type);
        for (Tree declared : unit.getTypeDecls()) {
            TreePath path = new TreePath(new TreePath(unit), declared);
            if (declared instanceof ClassTree
                    && code.element(path).filter(type::equals).isPresent()) {
                check(code, path, models, findings);
            }
        }
        findings.addTo(diagnostics);
    }

    private static void check(Code code, TreePath type, List<OperatorsModel> models, Findings findings) {
        IgnoredResults.check(code, type, findings);
        WindowSizes.check(code, type, findings);
        LocalTypes.check(code, type, findings);
        Declarations declarations = Declarations.in(code, type);
        List<Body> bodies = Bodies.in(code, declarations, models);
        bodies.forEach(body -> OF_FUNCTIONS.forEach(rule -> rule.check(body, findings)));
        Stream.of(
                        bodies.stream(),
                        StreamFunctions.in(code, declarations, type).stream(),
                        StateFunctions.check(code, declarations, models, findings).stream())
                .flatMap(each -> each)
                .forEach(body -> OF_BATCHES.forEach(rule -> rule.check(body, findings)));
    }
}
