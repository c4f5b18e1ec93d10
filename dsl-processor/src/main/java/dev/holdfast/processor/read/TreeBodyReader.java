package dev.holdfast.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.holdfast.processor.diagnostic.TreeOrigin;
import dev.holdfast.processor.model.BodyModel;
import dev.holdfast.processor.model.ImpureCall;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/**
 * Reads bodies from javac's trees. Names in them are not resolved yet while processors run, so what is read is what is
 * written, and the imports say what it means.
 */
final class TreeBodyReader implements BodyReader {

    private final Trees trees;
    private final Elements elements;

    private TreeBodyReader(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** @throws IllegalArgumentException if the compiler is not javac */
    static BodyReader of(ProcessingEnvironment environment) {
        return new TreeBodyReader(Trees.instance(environment), environment.getElementUtils());
    }

    @Override
    public BodyModel read(ExecutableElement method, String stateParameter) {
        TreePath path = trees.getPath(method);
        if (path == null) {
            return BodyModel.UNKNOWN;
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        BodyScanner scanner = new BodyScanner(stateParameter, new ImportedNames(unit, elements));
        scanner.scan(path, null);
        return new BodyModel(
                scanner.stateGrowsOnly(),
                scanner.impureCalls().stream()
                        .map(call -> impureCall(call.text(), call.isTime(), unit, call.tree()))
                        .collect(Collectors.toList()));
    }

    private ImpureCall impureCall(String text, boolean isTime, CompilationUnitTree unit, Tree tree) {
        return new ImpureCall(text, isTime, new TreeOrigin(trees, unit, tree));
    }
}
