package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import java.util.List;
import java.util.Map;

/** Which numbers fit into which without loss, and how their bytes change. */
final class Widening {

    private static final Map<SchemaType, List<SchemaType>> WIDER = Map.of(
            SchemaType.BYTE,
            List.of(SchemaType.SHORT, SchemaType.INT, SchemaType.LONG, SchemaType.FLOAT, SchemaType.DOUBLE),
            SchemaType.SHORT,
            List.of(SchemaType.INT, SchemaType.LONG, SchemaType.FLOAT, SchemaType.DOUBLE),
            SchemaType.INT,
            List.of(SchemaType.LONG, SchemaType.DOUBLE),
            SchemaType.FLOAT,
            List.of(SchemaType.DOUBLE));

    private Widening() {}

    static boolean fits(SchemaType from, SchemaType into) {
        return WIDER.getOrDefault(from, List.of()).contains(into);
    }

    static Transcoder transcoder(SchemaType from, SchemaType into, Extent extent) {
        if (from.equals(SchemaType.FLOAT)) {
            return ValueTranscoder.of(
                    extent, bytes -> bytes.out().writeDouble(bytes.in().readFloat()));
        }
        boolean isWhole = !into.equals(SchemaType.FLOAT) && !into.equals(SchemaType.DOUBLE);
        if (isWhole && !from.equals(SchemaType.BYTE)) {
            return ValueTranscoder.same(extent);
        }
        return ValueTranscoder.of(extent, bytes -> {
            int value = from.equals(SchemaType.BYTE)
                    ? bytes.in().readByte()
                    : bytes.in().readVarInt();
            if (isWhole) {
                bytes.out().writeVarInt(value);
            } else if (into.equals(SchemaType.FLOAT)) {
                bytes.out().writeFloat(value);
            } else {
                bytes.out().writeDouble(value);
            }
        });
    }
}
