package dev.holdfast.keyed.rows;

import dev.holdfast.evolution.Resolution;
import dev.holdfast.evolution.SchemaChange;
import dev.holdfast.serial.Schema;
import java.util.List;
import java.util.Objects;

/** What is said when rows cannot be read any more: a line for each schema, and under it one for each difference. */
final class Refusals {

    private static final int MAX_DIFFERENCES = 5;

    private Refusals() {}

    /** A schema whose rows cannot be read, and why. */
    record Unreadable(WrittenSchema before, Resolution resolution, long rows) {}

    static String message(String operatorId, List<Unreadable> schemas, Schema now, GivingUp givingUp) {
        long rows = schemas.stream().mapToLong(Unreadable::rows).sum();
        StringBuilder text = new StringBuilder("The state of operator '" + operatorId + "' cannot be restored: ");
        text.append(counted(rows)).append(rows == 0 ? " may have been" : rows == 1 ? " was" : " were");
        text.append(" written with ");
        text.append(schemas.size() == 1 ? "another schema." : schemas.size() + " other schemas.");
        for (Unreadable schema : schemas) {
            text.append("\nBefore: ").append(schema.before().text());
            text.append(schemas.size() == 1 || rows == 0 ? "" : " (" + counted(schema.rows()) + ")");
            addReasons(schema, text);
        }
        return text.append("\nNow: ")
                .append(now)
                .append(
                        "\nOr restore the type as it was before; or give the operator a new id with named(…), and give up its")
                .append(" old state ")
                .append(givingUp.ofOperator(operatorId))
                .append('.')
                .toString();
    }

    private static String counted(long rows) {
        if (rows == 0) {
            return "rows"; // of an engine that does not count them
        }
        return rows + (rows == 1 ? " row" : " rows");
    }

    private static void addReasons(Unreadable schema, StringBuilder text) {
        List<SchemaChange> refusals = schema.resolution().refusals();
        if (refusals.isEmpty()) {
            text.append("\n- ").append(downgrade(schema.before()));
        }
        for (SchemaChange refusal : refusals.subList(0, Math.min(MAX_DIFFERENCES, refusals.size()))) {
            text.append("\n- ").append(refusal).append(". Fix: ");
            text.append(Objects.requireNonNull(refusal.fix())).append('.');
        }
        if (refusals.size() > MAX_DIFFERENCES) {
            text.append("\n- and ").append(refusals.size() - MAX_DIFFERENCES).append(" more differences");
        }
    }

    private static String downgrade(WrittenSchema before) {
        return "it is version " + before.version() + ", which has migrations from older ones, so its values may mean"
                + " something else than those of this older program. Fix: start version " + before.version()
                + " again, or add a @MigrateFrom method that leads back.";
    }
}
