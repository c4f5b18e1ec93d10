package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.model.Structure.Alternative;
import java.util.List;
import java.util.Locale;

/**
 * The bodies of the methods that write and read a sealed type.
 *
 * @param sum its alternatives
 * @param codes what writes and reads them
 */
record SumCode(Structure.Sum sum, List<ValueCode> codes) {

    // if (value instanceof Circle circle) {
    //     out.writeAlternative(0);
    //     CIRCLE_SERIALIZER.write(circle, out);
    // } else {
    //     out.writeAlternative(1);
    //     SQUARE_SERIALIZER.write((Square) value, out);
    // }
    CodeBlock write(String value) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Alternative> alternatives = sum.alternatives();
        int last = alternatives.size() - 1;
        for (int i = 0; i < last; i++) {
            NameAllocator local = new NameAllocator();
            local.newName(value, value);
            local.newName("out", "out");
            Alternative alternative = alternatives.get(i);
            String name = local.newName(decapitalized(alternative.simpleName()));
            String test = "if ($N instanceof $T $N)";
            if (i == 0) {
                code.beginControlFlow(test, value, alternative.javaType(), name);
            } else {
                code.nextControlFlow("else " + test, value, alternative.javaType(), name);
            }
            code.addStatement("out.writeAlternative($L)", i);
            code.add(codes.get(i).write(CodeBlock.of("$N", name)));
        }
        if (last > 0) {
            code.nextControlFlow("else");
        }
        code.addStatement("out.writeAlternative($L)", last);
        TypeName type = alternatives.get(last).javaType();
        code.add(codes.get(last).write(CodeBlock.of("($T) $N", type, value)));
        if (last > 0) {
            code.endControlFlow();
        }
        return code.build();
    }

    // return switch (in.readAlternative(2)) {
    //     case 0 -> CIRCLE_SERIALIZER.read(in);
    //     default -> SQUARE_SERIALIZER.read(in);
    // };
    CodeBlock read(String in) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Alternative> alternatives = sum.alternatives();
        code.add("return switch ($N.readAlternative($L)) {$>\n", in, alternatives.size());
        for (int i = 0; i < alternatives.size(); i++) {
            String label = i == alternatives.size() - 1 ? "default" : "case " + i;
            code.add("$L -> $L;\n", label, codes.get(i).read(in));
        }
        return code.add("$<};\n").build();
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
