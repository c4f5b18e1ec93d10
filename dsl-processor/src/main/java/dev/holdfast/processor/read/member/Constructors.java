package dev.holdfast.processor.read.member;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Whether code of the user's runs when a value is made. */
public final class Constructors {

    private final Elements elements;

    public Constructors(Elements elements) {
        this.elements = elements;
    }

    /** Whether the constructor that takes all components is written out, in whole or in its compact form. */
    public boolean isWritten(TypeElement record) {
        int components = record.getRecordComponents().size();
        return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().size() == components)
                .filter(constructor -> takesComponents(constructor, record))
                .anyMatch(constructor -> isWritten(constructor, record));
    }

    /**
     * The Eclipse compiler calls every constructor explicit, but lists one that nobody wrote before all methods, and one that
     * somebody did behind those that nobody wrote.
     */
    private boolean isWritten(ExecutableElement constructor, TypeElement record) {
        if (elements.getClass().getName().startsWith("org.eclipse.")) {
            List<? extends Element> members = record.getEnclosedElements();
            return ElementFilter.methodsIn(members).stream()
                    // names that begin with a dollar come first in any case
                    .filter(method -> !method.getSimpleName().toString().startsWith("$"))
                    .anyMatch(method -> members.indexOf(method) < members.indexOf(constructor));
        }
        return elements.getOrigin(constructor) == Elements.Origin.EXPLICIT;
    }

    private static boolean takesComponents(ExecutableElement constructor, TypeElement record) {
        List<String> components = record.getRecordComponents().stream()
                .map(component -> component.asType().toString())
                .toList();
        return constructor.getParameters().stream()
                .map(parameter -> parameter.asType().toString())
                .toList()
                .equals(components);
    }
}
