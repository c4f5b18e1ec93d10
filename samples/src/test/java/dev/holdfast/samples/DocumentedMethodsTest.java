package dev.holdfast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever users see says what it is: public types, and their public methods and constructors, in the packages they may use. */
class DocumentedMethodsTest {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    @ParameterizedTest
    @ValueSource(strings = {"dsl-api", "operators", "runtime", "testkit", "metrics/micrometer", "tools"})
    void what_is_public_has_a_comment(String module) throws IOException {
        Path sources = Path.of("..", module, "src", "main", "java");
        List<String> undocumented = new ArrayList<>();
        for (String exported : exportsToAll(sources)) {
            try (Stream<Path> files = Files.list(sources.resolve(exported.replace('.', '/')))) {
                undocumented.addAll(undocumented(
                        files.filter(file -> file.toString().endsWith(".java")).sorted()));
            }
        }
        assertThat(undocumented).isEmpty();
    }

    private static List<String> exportsToAll(Path sources) throws IOException {
        List<String> exported = new ArrayList<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) JAVAC.getTask(
                    null, files, null, null, null, files.getJavaFileObjects(sources.resolve("module-info.java")));
            for (CompilationUnitTree unit : task.parse()) {
                ModuleTree module = unit.getModule();
                module.getDirectives().stream()
                        .filter(ExportsTree.class::isInstance)
                        .map(ExportsTree.class::cast)
                        .filter(export -> export.getModuleNames() == null
                                || export.getModuleNames().isEmpty())
                        .forEach(export -> exported.add(export.getPackageName().toString()));
            }
        }
        assertThat(exported).isNotEmpty();
        return exported;
    }

    private static List<String> undocumented(Stream<Path> sources) throws IOException {
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    JAVAC.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources.toList()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree declared) {
                        check(declared, new TreePath(new TreePath(unit), type), docs, false, found);
                    }
                }
            }
        }
        return found;
    }

    /** @param isImplicitlyPublic whether it stands in an interface */
    private static void check(
            ClassTree type, TreePath path, DocTrees docs, boolean isImplicitlyPublic, List<String> found) {
        if (!isImplicitlyPublic && !isPublic(type.getModifiers())) {
            return;
        }
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        String name = type.getSimpleName().toString();
        if (docs.getDocComment(path) == null) {
            found.add(name);
        }
        for (Tree member : type.getMembers()) {
            TreePath place = new TreePath(path, member);
            if (member instanceof ClassTree nested) {
                check(nested, place, docs, isInterface, found);
            } else if (member instanceof MethodTree method
                    && (isInterface || isPublic(method.getModifiers()))
                    && !isOverriding(method)
                    && !isConstructorOfRecord(type, method)
                    && docs.getDocComment(place) == null) {
                found.add(name + "." + method.getName() + "(" + parameters(method) + ")");
            }
        }
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                || modifiers.getFlags().contains(Modifier.PROTECTED);
    }

    private static boolean isOverriding(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** The components say all of it. */
    private static boolean isConstructorOfRecord(ClassTree type, MethodTree method) {
        return type.getKind() == Tree.Kind.RECORD
                && method.getReturnType() == null
                && method.getName().contentEquals("<init>");
    }

    private static String parameters(MethodTree method) {
        return String.join(
                ", ",
                method.getParameters().stream()
                        .map(parameter -> parameter.getType() + " " + parameter.getName())
                        .toList());
    }
}
