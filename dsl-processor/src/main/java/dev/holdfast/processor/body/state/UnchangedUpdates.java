package dev.holdfast.processor.body.state;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.body.function.Handles;
import dev.holdfast.processor.body.mutation.ImmutableTypes;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * Passing to {@code update} what was read, where nothing can have changed it, stores nothing new: another variable was meant.
 * Looks at functions that do nothing else; one that passes the new state elsewhere may keep the old one here.
 */
public final class UnchangedUpdates implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        List<TreePath> updated = new ArrayList<>();
        StateCalls.named(body, "update", call -> updated.add(argument(call)));
        StateReads reads = new StateReads(body);
        if (updated.isEmpty()
                || body.handles().isHandedOn(Handles.Kind.STATE)
                || !updated.stream().allMatch(value -> reads.of(value).isRead() && isImmutable(body, value))) {
            return;
        }
        for (TreePath value : updated) {
            Optional<Element> meant = derived(body, reads, value);
            if (meant.isPresent() || reads.of(value) == StateReads.Origin.READ) {
                findings.add(
                        value.getParentPath(),
                        BodyMessages.updatedUnchanged(
                                body.name(),
                                value.getParentPath().getLeaf().toString(),
                                meant.map(element -> element.getSimpleName().toString())));
            }
        }
    }

    private static TreePath argument(TreePath call) {
        return new TreePath(
                call, ((MethodInvocationTree) call.getLeaf()).getArguments().get(0));
    }

    private static boolean isImmutable(Body body, TreePath value) {
        return body.code().type(value).filter(ImmutableTypes::isOne).isPresent();
    }

    /** Another variable of the state's type that was made of what was read. */
    private static Optional<Element> derived(Body body, StateReads reads, TreePath value) {
        List<Element> read = reads.locals(value);
        List<Element> found = new ArrayList<>();
        body.declarations().forEachVariable((variable, values) -> {
            boolean isMadeOfIt = variable.getKind() == ElementKind.LOCAL_VARIABLE
                    && !read.contains(variable)
                    && body.isOfState(variable.asType())
                    && values.stream().anyMatch(given -> !reads.of(given).isRead())
                    && values.stream()
                            .flatMap(given -> reads.locals(given).stream())
                            .anyMatch(read::contains);
            if (isMadeOfIt) {
                found.add(variable);
            }
        });
        return found.stream().findFirst();
    }
}
