package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Objects;

/**
 * What an update function returns.
 *
 * @param shape how
 * @param type of one result
 * @param returnType of the method
 */
public record ResultModel(ResultShape shape, TypeName type, TypeName returnType) {

    /** Of a method that gives no results, beside another that gives some. */
    public static ResultModel nothing(TypeName type) {
        return new ResultModel(ResultShape.NOTHING, type, TypeName.VOID);
    }

    public ResultModel {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(returnType, "returnType");
    }
}
