package dev.holdfast.processor.body.function;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The names under which an update function knows its events, its state and its emitter: its own parameters, variables that are
 * given one of them, and the parameters of methods in its file that it calls with one. What goes anywhere else is handed on.
 */
public final class Handles {

    /** In the order of the parameters, behind the key. */
    public enum Kind {
        EVENTS,
        STATE,
        EMITTER
    }

    private final Code code;
    private final Declarations declarations;
    private final Map<Element, Kind> kinds = new HashMap<>();
    private final Set<Kind> handedOn = EnumSet.noneOf(Kind.class);

    private Handles(Code code, Declarations declarations) {
        this.code = code;
        this.declarations = declarations;
    }

    public static Handles of(Code code, Declarations declarations, TreePath function, List<TreePath> reached) {
        Handles handles = new Handles(code, declarations);
        List<? extends VariableTree> parameters = ((MethodTree) function.getLeaf()).getParameters();
        int position = 0;
        for (Kind kind : Kind.values()) {
            position++;
            if (position < parameters.size()) {
                code.element(function, parameters.get(position))
                        .ifPresent(parameter -> handles.kinds.put(parameter, kind));
            }
        }
        handles.follow(reached);
        return handles;
    }

    /** Whether an expression is the name of a handle. */
    public boolean is(Kind kind, TreePath path) {
        return kind == find(path);
    }

    /** Whether something else gets the handle, which may do anything with it. */
    public boolean isHandedOn(Kind kind) {
        return handedOn.contains(kind);
    }

    /** The method of this file that a call hands a handle to. */
    public Optional<TreePath> receiver(TreePath call) {
        if (!(call.getLeaf() instanceof MethodInvocationTree invocation)
                || invocation.getArguments().stream()
                        .noneMatch(argument -> find(new TreePath(call, argument)) != null)) {
            return Optional.empty();
        }
        return code.method(call).flatMap(declarations::calledMethod);
    }

    private void follow(List<TreePath> reached) {
        int before;
        do {
            before = kinds.size();
            handedOn.clear();
            reached.forEach(path -> new Uses().scan(path, null));
        } while (kinds.size() > before);
    }

    private @Nullable Kind find(TreePath path) {
        if (path.getLeaf() instanceof ParenthesizedTree inside) {
            return find(new TreePath(path, inside.getExpression()));
        }
        return path.getLeaf() instanceof IdentifierTree
                ? code.element(path).map(kinds::get).orElse(null)
                : null;
    }

    private final class Uses extends TreePathScanner<@Nullable Void, @Nullable Void> {

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            Kind kind = find(getCurrentPath());
            if (kind != null && !isFollowed(kind, getCurrentPath())) {
                handedOn.add(kind);
            }
            return super.visitIdentifier(identifier, null);
        }

        private boolean isFollowed(Kind kind, TreePath path) {
            TreePath around = path.getParentPath();
            Tree leaf = around.getLeaf();
            if (leaf instanceof ParenthesizedTree) {
                return isFollowed(kind, around);
            } else if (leaf instanceof MemberSelectTree || leaf instanceof MemberReferenceTree) {
                return code.method(around).isPresent();
            } else if (leaf instanceof VariableTree variable && variable.getInitializer() == path.getLeaf()) {
                return code.element(around)
                        .filter(element -> put(element, kind))
                        .isPresent();
            }
            return leaf instanceof MethodInvocationTree call && isFollowedInto(call, around, path, kind);
        }

        private boolean isFollowedInto(MethodInvocationTree call, TreePath around, TreePath argument, Kind kind) {
            int position = call.getArguments().indexOf(argument.getLeaf());
            TreePath method =
                    code.method(around).flatMap(declarations::calledMethod).orElse(null);
            if (position < 0 || method == null) {
                return false;
            }
            List<? extends VariableTree> parameters = ((MethodTree) method.getLeaf()).getParameters();
            return position < parameters.size()
                    && code.element(method, parameters.get(position))
                            .filter(parameter -> put(parameter, kind))
                            .isPresent();
        }

        /** False for a name that stands for two things. */
        private boolean put(Element element, Kind kind) {
            Kind before = kinds.putIfAbsent(element, kind);
            return before == null || before == kind;
        }
    }
}
