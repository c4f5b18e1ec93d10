package dev.holdfast.processor.diagnostic;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import javax.annotation.processing.Messager;

/** A place inside a method body. Exists under javac only. */
public final class TreeOrigin extends Origin {

    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Tree tree;

    public TreeOrigin(Trees trees, CompilationUnitTree unit, Tree tree) {
        this.trees = trees;
        this.unit = unit;
        this.tree = tree;
    }

    @Override
    void print(Messager messager, Message message) {
        trees.printMessage(message.tag().kind(), message.text(), tree, unit);
    }
}
