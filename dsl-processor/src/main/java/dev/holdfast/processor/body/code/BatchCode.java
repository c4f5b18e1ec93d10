package dev.holdfast.processor.body.code;

import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Code of a user that runs in a batch: an update function, or a function that a stream was given. */
public interface BatchCode {

    Code code();

    /** As messages call it. */
    String name();

    /** The class that it stands in. */
    TypeElement type();

    /** The code itself, and then the methods in its file that it calls, directly or not. */
    List<TreePath> reached();

    /** What stands in its file. */
    Declarations declarations();

    /** Whether it has a group state: then it also has the time of the batch. */
    boolean hasState();

    /** Whether a variable is declared in the code, as a parameter or in a body, and not around it. */
    default boolean declares(TreePath variable) {
        return code().element(variable)
                .flatMap(declarations()::variable)
                .filter(declaration -> isInside(declaration))
                .isPresent();
    }

    private boolean isInside(TreePath declaration) {
        for (TreePath at = declaration; at != null; at = at.getParentPath()) {
            for (TreePath path : reached()) {
                if (path.getLeaf() == at.getLeaf()) {
                    return true;
                }
            }
        }
        return false;
    }
}
