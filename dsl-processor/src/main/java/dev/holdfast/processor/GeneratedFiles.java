package dev.holdfast.processor;

import com.palantir.javapoet.JavaFile;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import dev.holdfast.processor.read.element.Deprecations;
import dev.holdfast.processor.write.SourceText;
import dev.holdfast.processor.write.SuppressedWarnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Hands files to the compiler, each with the one type that it comes from: that is what makes builds incremental. */
final class GeneratedFiles {

    private final Filer filer;
    private final Elements elements;
    private final Diagnostics diagnostics;

    GeneratedFiles(Filer filer, Elements elements, Diagnostics diagnostics) {
        this.filer = filer;
        this.elements = elements;
        this.diagnostics = diagnostics;
    }

    void write(JavaFile file, TypeElement origin) {
        String simpleName = file.typeSpec().name();
        String name = file.packageName().isEmpty() ? simpleName : file.packageName() + "." + simpleName;
        try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
            JavaFile whole = SuppressedWarnings.in(file, Deprecations.warnings(origin));
            writer.write(SourceText.of(hidesJavaLang(origin) ? withAllImports(whole) : whole));
        } catch (FilerException e) {
            diagnostics.add(
                    Origin.of(origin),
                    ProcessorMessages.nameTaken(
                            simpleName, origin.getSimpleName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a type beside the origin has the name of one that needs no import: it would be meant instead. */
    private boolean hidesJavaLang(TypeElement origin) {
        return elements.getPackageOf(origin).getEnclosedElements().stream()
                .anyMatch(type -> elements.getTypeElement("java.lang." + type.getSimpleName()) != null);
    }

    private static JavaFile withAllImports(JavaFile file) {
        return file.toBuilder().skipJavaLangImports(false).build();
    }
}
