package dev.holdfast.processor.check;

import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.UpdateFunctionModel;

/** How messages name an update function. */
final class Functions {

    private Functions() {}

    static String name(OperatorsModel type, UpdateFunctionModel function) {
        return String.join(".", type.name().simpleNames()) + "." + function.name();
    }
}
