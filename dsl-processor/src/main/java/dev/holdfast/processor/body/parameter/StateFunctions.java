package dev.holdfast.processor.body.parameter;

import com.sun.source.util.TreePath;
import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.StatesFunctionModel;
import dev.holdfast.processor.read.aggregate.AggregateReader;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.parameter.StatesFunctionReader;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds these methods in a class, and runs the rules that are theirs alone. */
public final class StateFunctions {

    private static final List<Class<? extends Annotation>> CALLED =
            List.of(OnTimer.class, OnBroadcast.class, OnEvent.class, ExpireAt.class, OnExpire.class);

    private StateFunctions() {}

    /** What an engine calls in a class. */
    public static List<BatchCode> check(
            Code code, Declarations declarations, List<OperatorsModel> models, Findings findings) {
        List<StateFunction> found = new ArrayList<>();
        declarations.forEachMethod((element, path) -> {
            if (element instanceof ExecutableElement method && isOne(method)) {
                found.add(function(code, declarations, method, path));
            }
        });
        found.forEach(function -> TimerSwitches.check(function, findings));
        found.forEach(function -> LostObjectChanges.check(function, findings));
        models.forEach(model -> model.statesFunctions()
                .forEach(function -> UnboundedStates.check(function, of(model, function, found), findings)));
        return List.copyOf(found);
    }

    private static boolean isOne(ExecutableElement method) {
        return AggregateReader.called(EnclosingType.of(method)).contains(method)
                || CALLED.stream().anyMatch(annotation -> Annotations.isOn(method, annotation))
                || (Annotations.isOn(method, UpdateFunction.class) && StatesFunctionReader.isOne(method));
    }

    private static StateFunction function(Code code, Declarations declarations, Element element, TreePath path) {
        ExecutableElement method = (ExecutableElement) element;
        TypeElement type = EnclosingType.of(method);
        String name = TypeText.name(type) + "." + method.getSimpleName();
        return new StateFunction(code, name, method, path, declarations.reachedFrom(path), declarations);
    }

    /** The update function and what is called for its timers. */
    private static List<StateFunction> of(
            OperatorsModel model, StatesFunctionModel function, List<StateFunction> found) {
        List<String> names = Stream.concat(
                        Stream.of(function.name()), function.timers().stream().map(timer -> timer.name()))
                .toList();
        return found.stream()
                .filter(each -> each.type()
                                .getQualifiedName()
                                .contentEquals(model.name().canonicalName())
                        && names.contains(each.element().getSimpleName().toString()))
                .toList();
    }
}
