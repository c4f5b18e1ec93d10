package dev.holdfast.processor.body.stream;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import dev.holdfast.processor.body.code.OwnCodeScanner;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions that streams are given in a class. A pipeline may stand anywhere, so every class is searched; a call is
 * looked at more closely only if its method has the name of one of ours.
 */
public final class StreamFunctions {

    /** What takes functions that run for each event or result. */
    private static final Pattern STREAMS = Pattern.compile("dev\\.holdfast\\."
            + "(Stream|EventTimeStream|UpdateStream|Aggregated\\d?|Running\\d?|Join|CompleteResults)");

    private static final int LONGEST_CHAIN = 16;

    private final Code code;
    private final Declarations declarations;
    private final List<StreamFunction> found = new ArrayList<>();

    private StreamFunctions(Code code, Declarations declarations) {
        this.code = code;
        this.declarations = declarations;
    }

    public static List<StreamFunction> in(Code code, Declarations declarations, TreePath type) {
        StreamFunctions functions = new StreamFunctions(code, declarations);
        CallScanner.scan(code, type, call -> {
            if (takesFunctions(call)) {
                for (int i = 0; i < call.arguments().size(); i++) {
                    functions
                            .resolve(call.argument(i), LONGEST_CHAIN)
                            .forEach(function -> functions.add(call, function));
                }
            }
        });
        return functions.found;
    }

    /** Accumulators are objects, and not looked into. */
    private static boolean takesFunctions(Call call) {
        return STREAMS.matcher(call.owner()).matches()
                || (call.owner().equals("dev.holdfast.aggregate.Aggregate")
                        && call.name().equals("where"));
    }

    private void add(Call call, TreePath function) {
        enclosingType(call.path())
                .ifPresent(type -> found.add(new StreamFunction(
                        code,
                        "The function of " + call.name(),
                        type,
                        declarations.reachedFrom(function),
                        declarations)));
    }

    private Optional<TypeElement> enclosingType(TreePath path) {
        TreePath at = path;
        while (!(at.getLeaf() instanceof ClassTree)) {
            at = at.getParentPath();
        }
        return code.element(at).filter(TypeElement.class::isInstance).map(TypeElement.class::cast);
    }

    /** The code that runs when an expression is called as a function; nothing where it stands in another file. */
    private Stream<TreePath> resolve(TreePath path, int left) {
        Tree leaf = path.getLeaf();
        if (left == 0) {
            return Stream.empty();
        } else if (leaf instanceof LambdaExpressionTree || leaf instanceof MemberReferenceTree) {
            return Stream.of(path);
        } else if (leaf instanceof ParenthesizedTree inside) {
            return resolve(new TreePath(path, inside.getExpression()), left - 1);
        } else if (leaf instanceof TypeCastTree cast) {
            return resolve(new TreePath(path, cast.getExpression()), left - 1);
        } else if (leaf instanceof ConditionalExpressionTree choice) {
            return Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
                    .flatMap(one -> resolve(new TreePath(path, one), left - 1));
        } else if (leaf instanceof NewClassTree creation) {
            return ofObject(path, creation);
        } else if (leaf instanceof MethodInvocationTree call) {
            return ofCall(path, call, left - 1);
        }
        return declarations.values(path).stream().flatMap(value -> resolve(value, left - 1));
    }

    /** The methods of a class of the file. */
    private Stream<TreePath> ofObject(TreePath path, NewClassTree creation) {
        if (creation.getClassBody() != null) {
            return Stream.of(new TreePath(path, creation.getClassBody()));
        }
        Optional<TypeElement> type = code.typeElement(path);
        List<TreePath> methods = new ArrayList<>();
        declarations.forEachMethod((element, method) -> {
            if (element.getKind() == ElementKind.METHOD
                    && type.filter(EnclosingType.of((ExecutableElement) element)::equals)
                            .isPresent()) {
                methods.add(method);
            }
        });
        return methods.stream();
    }

    /** What a method of the file returns, or the parts of {@code first.andThen(second)}. */
    private Stream<TreePath> ofCall(TreePath path, MethodInvocationTree call, int left) {
        Optional<TreePath> method = code.method(path).flatMap(declarations::method);
        if (method.isPresent()) {
            return returned(method.get()).stream().flatMap(value -> resolve(value, left));
        }
        Stream<TreePath> receiver = call.getMethodSelect() instanceof MemberSelectTree select
                ? Stream.of(new TreePath(new TreePath(path, select), select.getExpression()))
                : Stream.empty();
        Stream<TreePath> arguments = call.getArguments().stream().map(argument -> new TreePath(path, argument));
        boolean isOfFunctions = code.method(path)
                .filter(called ->
                        EnclosingType.of(called).getQualifiedName().toString().startsWith("java.util.function."))
                .isPresent();
        return isOfFunctions ? Stream.concat(receiver, arguments).flatMap(part -> resolve(part, left)) : Stream.empty();
    }

    private static List<TreePath> returned(TreePath method) {
        List<TreePath> values = new ArrayList<>();
        new OwnCodeScanner() {
            @Override
            public @Nullable Void visitReturn(ReturnTree result, @Nullable Void nothing) {
                if (result.getExpression() != null) {
                    values.add(new TreePath(getCurrentPath(), result.getExpression()));
                }
                return null;
            }
        }.scan(method, null);
        return values;
    }
}
