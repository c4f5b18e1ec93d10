package dev.holdfast.runtime.schema;

import dev.holdfast.evolution.Resolution;
import dev.holdfast.evolution.SchemaChange;
import dev.holdfast.runtime.checkpoint.WrittenSchema;
import dev.holdfast.serial.Schema;
import java.util.List;
import java.util.Objects;

/** What is said when rows cannot be read any more. */
final class Refusals {

    private static final int MAX_DIFFERENCES = 5;

    private Refusals() {}

    static String message(String operatorId, WrittenSchema before, Schema now, Resolution resolution, long rows) {
        List<SchemaChange> refusals = resolution.refusals();
        return "The state of operator '" + operatorId + "' cannot be restored: " + rows
                + (rows == 1 ? " row was" : " rows were") + " written with another schema. "
                + (refusals.isEmpty() ? downgrade(before) : differences(refusals))
                + " Before: " + before.text() + ". Now: " + now
                + ". Or restore the type as it was before; or give the operator a new id with named(…), and give up its"
                + " old state with dropStateOf(\"" + operatorId + "\") of the engine's builder.";
    }

    private static String downgrade(WrittenSchema before) {
        return "It is version " + before.version() + ", which has migrations from older ones, so its values may mean"
                + " something else than those of this older program. Start version " + before.version()
                + " again, or add a @MigrateFrom method that leads back.";
    }

    private static String differences(List<SchemaChange> refusals) {
        StringBuilder text = new StringBuilder();
        for (SchemaChange refusal : refusals.subList(0, Math.min(MAX_DIFFERENCES, refusals.size()))) {
            text.append(capital(refusal.toString())).append(". Fix: ");
            text.append(Objects.requireNonNull(refusal.fix())).append(". ");
        }
        if (refusals.size() > MAX_DIFFERENCES) {
            text.append("And ").append(refusals.size() - MAX_DIFFERENCES).append(" more differences. ");
        }
        return text.toString().strip();
    }

    private static String capital(String sentence) {
        return sentence.startsWith("the state") ? "The state" + sentence.substring("the state".length()) : sentence;
    }
}
