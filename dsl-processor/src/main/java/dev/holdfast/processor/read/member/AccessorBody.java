package dev.holdfast.processor.read.member;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of an accessor, as far as it is one of those that lose nothing: the field itself or a copy of it, after checks that
 * throw. While processors run, names have no meaning yet, so copies are known by the names of the JDK's methods.
 */
final class AccessorBody {

    private static final Set<String> COPIES = Set.of(
            "List.copyOf",
            "Set.copyOf",
            "Map.copyOf",
            "Collections.unmodifiableList",
            "Collections.unmodifiableSet",
            "Collections.unmodifiableMap",
            "Collections.unmodifiableSortedSet",
            "Collections.unmodifiableSortedMap",
            "Collections.unmodifiableNavigableSet",
            "Collections.unmodifiableNavigableMap",
            "Objects.requireNonNull");

    private static final Set<String> COLLECTIONS = Set.of(
            "ArrayList",
            "ArrayDeque",
            "LinkedList",
            "HashSet",
            "LinkedHashSet",
            "TreeSet",
            "HashMap",
            "LinkedHashMap",
            "TreeMap");

    private final String field;
    private final @Nullable String parameter;
    private final List<? extends StatementTree> statements;

    private AccessorBody(MethodTree method, String field) {
        this.field = field;
        List<? extends VariableTree> parameters = method.getParameters();
        this.parameter =
                parameters.isEmpty() ? null : parameters.get(0).getName().toString();
        this.statements = withoutChecks(method.getBody().getStatements());
    }

    /** Whether it returns a field, or a copy of it. */
    static boolean returns(MethodTree getter, String field) {
        AccessorBody body = new AccessorBody(getter, field);
        return body.statements.size() == 1
                && body.statements.get(0) instanceof ReturnTree last
                && body.isValue(last.getExpression(), body::isField);
    }

    /** Whether it sets a field to its parameter, or to a copy of it, and perhaps returns the object. */
    static boolean sets(MethodTree setter, String field) {
        AccessorBody body = new AccessorBody(setter, field);
        List<? extends StatementTree> statements = body.statements;
        boolean isChained = statements.size() == 2
                && statements.get(1) instanceof ReturnTree last
                && isNamed(last.getExpression(), "this");
        return (statements.size() == 1 || isChained)
                && statements.get(0) instanceof ExpressionStatementTree first
                && first.getExpression() instanceof AssignmentTree assignment
                && body.isField(assignment.getVariable())
                && body.isValue(assignment.getExpression(), value -> isNamed(value, body.parameter));
    }

    private static List<? extends StatementTree> withoutChecks(List<? extends StatementTree> statements) {
        int first = 0;
        while (first < statements.size() && isCheck(statements.get(first))) {
            first++;
        }
        return statements.subList(first, statements.size());
    }

    // if (count < 0) { throw new IllegalArgumentException("count"); }
    // Objects.requireNonNull(name, "name");
    private static boolean isCheck(StatementTree statement) {
        if (statement instanceof IfTree condition) {
            Tree then = condition.getThenStatement();
            boolean throwsAlone = then instanceof ThrowTree
                    || (then instanceof BlockTree block
                            && block.getStatements().size() == 1
                            && block.getStatements().get(0) instanceof ThrowTree);
            return throwsAlone && condition.getElseStatement() == null;
        }
        return statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().endsWith("requireNonNull");
    }

    /** A test of an expression. */
    private interface Expected {
        boolean is(ExpressionTree expression);
    }

    /** What is expected, or a copy of it. */
    private boolean isValue(@Nullable ExpressionTree expression, Expected expected) {
        if (expression instanceof ParenthesizedTree inside) {
            return isValue(inside.getExpression(), expected);
        } else if (expression instanceof NewClassTree made) {
            return made.getArguments().size() == 1
                    && made.getClassBody() == null
                    && COLLECTIONS.contains(
                            simpleName(made.getIdentifier().toString().replaceFirst("<.*", "")))
                    && expected.is(made.getArguments().get(0));
        } else if (expression instanceof MethodInvocationTree call) {
            return isCopy(call, expected);
        }
        return expression != null && expected.is(expression);
    }

    // List.copyOf(pages), samples.clone()
    private static boolean isCopy(MethodInvocationTree call, Expected expected) {
        if (!(call.getMethodSelect() instanceof MemberSelectTree method)) {
            return false;
        }
        boolean isClone = method.getIdentifier().contentEquals("clone")
                && call.getArguments().isEmpty();
        String name = simpleName(method.getExpression().toString()) + "." + method.getIdentifier();
        return isClone
                ? expected.is(method.getExpression())
                : COPIES.contains(name) && expected.is(call.getArguments().get(0));
    }

    // pages, this.pages
    private boolean isField(Tree expression) {
        return expression instanceof MemberSelectTree member
                ? member.getIdentifier().contentEquals(field) && isNamed(member.getExpression(), "this")
                : isNamed(expression, field) && !field.equals(parameter);
    }

    private static boolean isNamed(@Nullable Tree expression, @Nullable String name) {
        return name != null
                && expression instanceof IdentifierTree identifier
                && identifier.getName().contentEquals(name);
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
