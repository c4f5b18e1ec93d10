package dev.holdfast.processor.body;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.holdfast.processor.model.UpdateFunctionModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * An update function with its body.
 *
 * @param code the file
 * @param model the function
 * @param name as messages call it
 * @param element the method
 * @param function its declaration
 * @param reached the declarations of the methods in its file that it calls, directly or not, with its own first
 */
record Body(
        Code code,
        UpdateFunctionModel model,
        String name,
        ExecutableElement element,
        TreePath function,
        List<TreePath> reached) {

    private static final int EVENTS = 1;
    private static final int STATE = 2;
    private static final int EMITTER = 3;

    boolean isState(TreePath path) {
        return isParameter(path, STATE);
    }

    boolean isEvents(TreePath path) {
        return isParameter(path, EVENTS);
    }

    boolean isEmitter(TreePath path) {
        return isParameter(path, EMITTER);
    }

    /** Whether it names one of those that are valid during the call only. */
    boolean isHandle(TreePath path) {
        return isEvents(path) || isState(path) || isEmitter(path);
    }

    private boolean isParameter(TreePath path, int position) {
        List<? extends Tree> parameters = ((MethodTree) function.getLeaf()).getParameters();
        if (position >= parameters.size()) {
            return false;
        }
        Optional<Element> parameter = code.element(function, parameters.get(position));
        return parameter.isPresent() && parameter.equals(code.element(path));
    }
}
