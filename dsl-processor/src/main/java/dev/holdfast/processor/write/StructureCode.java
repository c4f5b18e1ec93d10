package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.Structure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bodies of the methods that write and read a type.
 *
 * @param in a name for the input
 * @param write of a value that is called {@code value}
 * @param read returns it
 */
record StructureCode(String in, CodeBlock write, CodeBlock read) {

    /**
     * @param type with its arguments
     * @param recursive the name that is given to {@code enter}, of a type that can contain itself
     * @param code for what is inside
     */
    static StructureCode of(TypeName type, Structure structure, Optional<String> recursive, StateCode code) {
        if (structure instanceof Structure.Product product) {
            List<ProductCode.Part> parts = product.components().stream()
                    .map(component -> ProductCode.Part.of(component, code.of(component.type(), component.name())))
                    .collect(Collectors.toList());
            ProductCode body = new ProductCode(
                    type, parts, product.constructor(), product.mayRefuse(), product.isExtensible(), recursive);
            return of(body, "value");
        }
        Structure.Sum sum = (Structure.Sum) structure;
        List<ValueCode> codes = sum.alternatives().stream()
                .map(alternative -> code.of(alternative.type(), alternative.simpleName()))
                .collect(Collectors.toList());
        SumCode alternatives = new SumCode(sum, codes);
        return new StructureCode("in", alternatives.write("value"), alternatives.read("in"));
    }

    /** Of a product whose value has this name. */
    static StructureCode of(ProductCode product, String value) {
        String in = product.in();
        return new StructureCode(in, product.write(value), product.read(in));
    }
}
