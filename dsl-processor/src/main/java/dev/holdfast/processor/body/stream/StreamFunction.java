package dev.holdfast.processor.body.stream;

import com.sun.source.util.TreePath;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Declarations;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A function that a stream was given: for {@code map}, {@code filter}, {@code groupByKey} and the like.
 *
 * @param code the file
 * @param name as messages call it
 * @param type the class in which the stream is
 * @param reached the lambda, or what stands for one, and then the methods in its file that it calls
 * @param declarations what stands in the file
 */
record StreamFunction(Code code, String name, TypeElement type, List<TreePath> reached, Declarations declarations)
        implements BatchCode {

    @Override
    public boolean hasState() {
        return false;
    }
}
