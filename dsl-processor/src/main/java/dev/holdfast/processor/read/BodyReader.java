package dev.holdfast.processor.read;

import dev.holdfast.processor.model.BodyModel;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;

/** Reads the body of a method, where the compiler shows it. */
@FunctionalInterface
interface BodyReader {

    BodyModel read(ExecutableElement method, String stateParameter);

    /** A reader for this compiler; under others than javac it knows nothing. */
    static BodyReader of(ProcessingEnvironment environment) {
        try {
            return TreeBodyReader.of(environment);
        } catch (IllegalArgumentException | LinkageError e) {
            return (method, stateParameter) -> BodyModel.UNKNOWN;
        }
    }
}
