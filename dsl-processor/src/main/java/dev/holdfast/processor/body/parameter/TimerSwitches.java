package dev.holdfast.processor.body.parameter;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.read.element.Annotations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** A {@code switch} statement over the timer that is due says what happens to each of them. One that is an expression is checked by the compiler. */
final class TimerSwitches {

    private TimerSwitches() {}

    static void check(StateFunction function, Findings findings) {
        List<? extends VariableElement> parameters = function.element().getParameters();
        if (!Annotations.isOn(function.element(), OnTimer.class) || parameters.size() < 2) {
            return;
        }
        VariableElement timer = parameters.get(1);
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitSwitch(SwitchTree choice, @Nullable Void nothing) {
                if (isOver(choice.getExpression(), getCurrentPath())) {
                    missing(choice, timer).stream()
                            .findFirst()
                            .ifPresent(constant -> findings.add(
                                    getCurrentPath(), StatesMessages.constantUnhandled(function.name(), constant)));
                }
                return super.visitSwitch(choice, null);
            }

            private boolean isOver(ExpressionTree expression, TreePath around) {
                ExpressionTree inside = expression instanceof ParenthesizedTree parenthesized
                        ? parenthesized.getExpression()
                        : expression;
                return function.code()
                        .element(around, inside)
                        .filter(timer::equals)
                        .isPresent();
            }
        }.scan(function.method(), null);
    }

    private static List<String> missing(SwitchTree choice, VariableElement timer) {
        Set<String> named = new HashSet<>();
        for (CaseTree each : choice.getCases()) {
            if (each.getExpressions().isEmpty()) {
                return List.of();
            }
            for (Tree label : each.getExpressions()) {
                if (label instanceof IdentifierTree constant) {
                    named.add(constant.getName().toString());
                }
            }
        }
        Element type = ((DeclaredType) timer.asType()).asElement();
        return type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(constant -> constant.getSimpleName().toString())
                .filter(constant -> !named.contains(constant))
                .toList();
    }
}
