package dev.holdfast.processor.read.member;

import dev.holdfast.annotation.StateAccessor;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StructureMessages;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.SourceTrees;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Whether accessors give and take what fields hold. Where no body is shown, they are believed. */
public final class Accessors {

    private final SourceTrees sources;

    public Accessors(ProcessingEnvironment environment) {
        sources = SourceTrees.of(environment);
    }

    /** Whether a getter returns a field as it is, or says that nothing is lost. */
    boolean returns(ExecutableElement getter, String field) {
        return isAnswered(getter)
                || sources.method(getter)
                        .map(body -> AccessorBody.returns(body, field))
                        .orElse(true);
    }

    /** Whether a setter sets a field to what it is given, or says that nothing is lost. */
    boolean sets(ExecutableElement setter, String field) {
        return isAnswered(setter)
                || sources.method(setter)
                        .map(body -> AccessorBody.sets(body, field))
                        .orElse(true);
    }

    /** Reports the accessors of a record that return something else than their components. */
    public void check(TypeElement record, String kind, Faults faults) {
        String name = TypeText.name(record);
        for (RecordComponentElement component : record.getRecordComponents()) {
            ExecutableElement accessor = component.getAccessor();
            String field = component.getSimpleName().toString();
            if (accessor != null && !returns(accessor, field)) {
                faults.add(
                        Origin.of(accessor),
                        StructureMessages.accessor(field + "()", kind + " " + name, field, "return " + field + ";"));
            }
        }
    }

    private static boolean isAnswered(ExecutableElement method) {
        return Annotations.isOn(method, StateAccessor.class);
    }
}
