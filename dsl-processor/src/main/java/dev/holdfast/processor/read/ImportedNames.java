package dev.holdfast.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.Optional;
import javax.lang.model.util.Elements;

/** What simple names mean in a source file, as far as its imports say. */
final class ImportedNames {

    private final CompilationUnitTree unit;
    private final Elements elements;

    ImportedNames(CompilationUnitTree unit, Elements elements) {
        this.unit = unit;
        this.elements = elements;
    }

    /** The qualified name of a type that is written like this, or the text itself if it is not imported. */
    String typeNamed(String text) {
        return singleImport(text)
                .or(() -> inPackage(packageName(), text))
                .or(() -> onDemandImport(text))
                .or(() -> inPackage("java.lang", text))
                .orElse(text);
    }

    /** The type from which a method of this name is imported, if exactly that is written. */
    Optional<String> staticImportOf(String method) {
        return unit.getImports().stream()
                .filter(ImportTree::isStatic)
                .map(statement -> statement.getQualifiedIdentifier().toString())
                .filter(name -> name.endsWith("." + method))
                .map(name -> name.substring(0, name.length() - method.length() - 1))
                .findFirst();
    }

    private Optional<String> singleImport(String simpleName) {
        return unit.getImports().stream()
                .filter(statement -> !statement.isStatic())
                .map(statement -> statement.getQualifiedIdentifier().toString())
                .filter(name -> name.endsWith("." + simpleName))
                .findFirst();
    }

    private Optional<String> onDemandImport(String simpleName) {
        return unit.getImports().stream()
                .filter(statement -> !statement.isStatic())
                .map(statement -> statement.getQualifiedIdentifier().toString())
                .filter(name -> name.endsWith(".*"))
                .flatMap(name -> inPackage(name.substring(0, name.length() - 2), simpleName).stream())
                .findFirst();
    }

    private Optional<String> inPackage(String packageName, String simpleName) {
        String name = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        return elements.getTypeElement(name) == null ? Optional.empty() : Optional.of(name);
    }

    private String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }
}
