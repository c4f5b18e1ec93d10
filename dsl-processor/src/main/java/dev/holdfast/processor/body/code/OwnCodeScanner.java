package dev.holdfast.processor.body.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/** Visits the code of a method itself. What a lambda or a class inside it returns is no result of the method. */
public abstract class OwnCodeScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    @Override
    public final @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void nothing) {
        return null;
    }

    @Override
    public final @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        return null;
    }
}
