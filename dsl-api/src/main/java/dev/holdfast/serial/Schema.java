package dev.holdfast.serial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the bytes of a serializer mean: written to the checkpoint with the state, and compared with it at restart.
 *
 * @param format the version of the encoding rules that the serializer follows; see {@link #FORMAT}
 * @param version what the user wrote as {@code @StateRecord(version = …)}; for people, never compared
 * @param type the meaning of the bytes
 */
public record Schema(int format, int version, SchemaType type) {

    /** The encoding rules of this library. A serializer that was generated for others is refused at start. */
    public static final int FORMAT = 1;

    private static final int FINGERPRINT_BYTES = 8;

    public Schema {
        if (format < 1 || version < 1) {
            throw new IllegalArgumentException(
                    "format and version of a schema start at 1, not " + format + " and " + version);
        }
        Objects.requireNonNull(type, "type");
    }

    /** The schema of a value that is not a record, in the current format. */
    public static Schema of(SchemaType type) {
        return new Schema(FORMAT, 1, type);
    }

    /** The schema of a record. */
    public static Schema record(int format, String name, int version, SchemaField... fields) {
        return new Schema(
                format, version, new SchemaType.RecordOf(name, version, List.of(fields), List.of(), List.of()));
    }

    /** The schema of a sealed type. The alternatives are schemas of records. */
    public static Schema oneOf(int format, String name, Schema... alternatives) {
        SchemaType[] types = Stream.of(alternatives).map(Schema::type).toArray(SchemaType[]::new);
        return new Schema(format, 1, SchemaType.oneOf(name, types));
    }

    /**
     * The schema of a record, found in older states of a sealed type under any of these names.
     *
     * @param simpleNames without package and enclosing types
     * @throws IllegalStateException if this is not the schema of a record
     */
    public Schema formerly(String... simpleNames) {
        return new Schema(format, version, ofRecord().formerly(simpleNames));
    }

    /**
     * The schema of a record, with fields that older states may have and whose values are given up.
     *
     * @throws IllegalStateException if this is not the schema of a record
     */
    public Schema removed(String... fieldNames) {
        return new Schema(format, version, ofRecord().removed(fieldNames));
    }

    /**
     * The schema of a record that gives up whatever older states have and it does not.
     *
     * @throws IllegalStateException if this is not the schema of a record
     */
    public Schema removedAny() {
        return removed(SchemaType.RecordOf.ANY);
    }

    private SchemaType.RecordOf ofRecord() {
        if (type instanceof SchemaType.RecordOf record) {
            return record;
        }
        throw new IllegalStateException("only records have former names and removed fields, not " + type);
    }

    /** A field of {@link #record}. */
    public static SchemaField field(String name, SchemaType type) {
        return new SchemaField(name, type);
    }

    /**
     * Sixteen hexadecimal digits that are equal for schemas of the same layout. Names of Java types do not count, so a
     * class may be renamed or moved; names of fields do.
     */
    public String fingerprint() {
        byte[] text = (format + ":" + type.layout()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(text), 0, FINGERPRINT_BYTES);
    }

    /** The type's text. */
    @Override
    public String toString() {
        return type.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
