package dev.holdfast.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** Warnings that generated code would cause and the user knows of. */
public final class SuppressedWarnings {

    private SuppressedWarnings() {}

    // @SuppressWarnings("deprecation")
    // final class CartV1Serializer implements StateSerializer<CartV1> {
    /** The file with these warnings suppressed. */
    public static JavaFile in(JavaFile file, List<String> warnings) {
        if (warnings.isEmpty()) {
            return file;
        }
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
        warnings.forEach(warning -> annotation.addMember("value", "$S", warning));
        TypeSpec type =
                file.typeSpec().toBuilder().addAnnotation(annotation.build()).build();
        return JavaFile.builder(file.packageName(), type)
                .skipJavaLangImports(true)
                .indent(SerializerClass.INDENT)
                .build();
    }
}
