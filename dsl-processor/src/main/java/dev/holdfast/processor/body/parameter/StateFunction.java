package dev.holdfast.processor.body.parameter;

import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import dev.holdfast.processor.read.element.EnclosingType;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A method that an engine calls with states of a key.
 *
 * @param code the file
 * @param name as messages call it
 * @param element the method
 * @param method its declaration
 * @param reached the declarations of the methods in its file that it calls, directly or not, with its own first
 * @param declarations what stands in its file
 */
record StateFunction(
        Code code,
        String name,
        ExecutableElement element,
        TreePath method,
        List<TreePath> reached,
        Declarations declarations)
        implements BatchCode {

    @Override
    public TypeElement type() {
        return EnclosingType.of(element);
    }

    @Override
    public boolean hasState() {
        return false;
    }
}
