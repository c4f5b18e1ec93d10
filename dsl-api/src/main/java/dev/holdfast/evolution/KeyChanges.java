package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.List;

/** What may change in a key: nothing but its type's names, and that an enum gets more constants. A key is found by its bytes. */
public final class KeyChanges {

    private KeyChanges() {}

    /** Whether every key of the written schema has the same bytes in the current one. */
    public static boolean keepBytes(SchemaType written, SchemaType current) {
        if (written instanceof Enumeration was && current instanceof Enumeration now) {
            return now.constants().containsAll(was.constants());
        } else if (written instanceof RecordOf was && current instanceof RecordOf now) {
            return keepBytes(was.fields(), now.fields());
        }
        return written.layout().equals(current.layout());
    }

    private static boolean keepBytes(List<SchemaField> was, List<SchemaField> now) {
        if (was.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < was.size(); i++) {
            boolean sameName = was.get(i).name().equals(now.get(i).name());
            if (!sameName || !keepBytes(was.get(i).type(), now.get(i).type())) {
                return false;
            }
        }
        return true;
    }
}
