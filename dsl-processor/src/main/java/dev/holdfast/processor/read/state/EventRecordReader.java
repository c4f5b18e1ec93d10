package dev.holdfast.processor.read.state;

import dev.holdfast.annotation.EventRecord;
import dev.holdfast.processor.diagnostic.EventMessages;
import dev.holdfast.processor.model.EventFieldsModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads the fields of what is annotated with {@link EventRecord}; its serializer is that of a state record. */
public final class EventRecordReader {

    private final StateRecordReader states;

    public EventRecordReader(ProcessingEnvironment environment) {
        states = new StateRecordReader(environment);
    }

    /** The fields. What is wrong with the components is reported where the serializer is read. */
    public Reading<EventFieldsModel> read(TypeElement type) {
        Faults faults = new Faults();
        String name = TypeText.name(type);
        if (type.getKind() != ElementKind.RECORD) {
            faults.add(Annotations.origin(type, EventRecord.class), EventMessages.notRecord(TypeText.kind(type), name));
        } else if (!type.getTypeParameters().isEmpty()) {
            String parameters = TypeText.typeParameters(type.getTypeParameters());
            faults.add(Annotations.origin(type, EventRecord.class), EventMessages.generic(name, parameters));
        }
        Optional<StateRecordModel> model =
                faults.isRefused() ? Optional.empty() : states.read(type).model();
        return model.isEmpty() ? faults.refusal() : faults.reading(() -> fields(model.get()));
    }

    private static EventFieldsModel fields(StateRecordModel state) {
        return new EventFieldsModel(state.name(), state.isPublic(), state.components());
    }
}
