package dev.holdfast.processor.read.operator;

import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.StateKind;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.function.Signature;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Checks that the parameters of an update function are key, events, state, and perhaps an emitter. */
final class SignatureReader {

    private SignatureReader() {}

    /** The signature, or empty if a fault was added. */
    static Optional<Signature> read(ExecutableElement method, String function, Faults faults) {
        Signature signature = new Signature(method);
        int count = method.getParameters().size();
        String found = TypeText.parameters(method);
        if (count != 3 && count != 4) {
            faults.add(Origin.of(method), UpdateMessages.wrongCount(function, count, found, signature.expected()));
            return Optional.empty();
        }
        boolean isEvents = Signature.isIterator(signature.events().asType());
        Optional<StateKind> stateKind = Signature.stateKind(signature.state().asType());
        if ((!isEvents || stateKind.isEmpty()) && signature.hasAllRoles()) {
            faults.add(Origin.of(method), UpdateMessages.wrongOrder(function, found, signature.expected()));
            return Optional.empty();
        }
        Faults own = new Faults();
        checkEvents(signature, function, own);
        checkState(signature, function, own);
        checkEmitter(signature, function, own);
        faults.addAll(own);
        return own.isRefused() ? Optional.empty() : Optional.of(signature);
    }

    private static void checkEvents(Signature signature, String function, Faults faults) {
        if (!Signature.isIterator(signature.events().asType())
                || Signature.argument(signature.events().asType()).isEmpty()) {
            faults.add(
                    Origin.of(signature.events()),
                    UpdateMessages.wrongParameter(
                            function,
                            "events",
                            "an Iterator of their type",
                            TypeText.simple(signature.events().asType()),
                            "Iterator<T>, with the events' type for T"));
        }
    }

    private static void checkState(Signature signature, String function, Faults faults) {
        String found = TypeText.simple(signature.state().asType());
        if (Signature.stateKind(signature.state().asType()).isEmpty()) {
            faults.add(
                    Origin.of(signature.state()),
                    UpdateMessages.wrongParameter(
                            function,
                            "state",
                            "a group state",
                            found,
                            "GroupState<S>, ProcessingTimeGroupState<S> or EventTimeGroupState<S>"));
        } else if (Signature.argument(signature.state().asType()).isEmpty()) {
            String kind = found.replaceFirst("<.*", "");
            faults.add(Origin.of(signature.state()), UpdateMessages.rawState(function, found, kind));
        }
    }

    private static void checkEmitter(Signature signature, String function, Faults faults) {
        signature.emitter().ifPresent(emitter -> {
            if (!Signature.isEmitter(emitter.asType())
                    || Signature.argument(emitter.asType()).isEmpty()) {
                faults.add(
                        Origin.of(emitter),
                        UpdateMessages.wrongParameter(
                                function,
                                "fourth parameter",
                                "an Emitter of a type",
                                TypeText.simple(emitter.asType()),
                                "Emitter<R>, with the results' type for R, or no fourth parameter"));
            }
        });
    }
}
