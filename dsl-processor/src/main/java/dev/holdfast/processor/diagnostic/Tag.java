package dev.holdfast.processor.diagnostic;

import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/** The rules of the processor. A tag is the heading of its rule in {@code docs/errors.md}, and is never used again. */
public enum Tag {
    AGGREGATE,
    BLOCKING_CALL(Kind.WARNING),
    DEFAULT_VALUE,
    ENUM_ORDINAL(Kind.WARNING),
    EVENT_GENERIC,
    EVENT_NOT_RECORD,
    EVENTS_READ_TWICE,
    FIELD_CHANGED(Kind.WARNING),
    GENERATED_NAME_TAKEN,
    HANDLE_KEPT,
    IDENTITY_COMPARISON(Kind.WARNING),
    INTERNAL_ERROR,
    KEY_EQUALITY,
    KEY_FOREIGN,
    KEY_GENERIC,
    KEY_NOT_RECORD,
    KEY_NULLABLE,
    KEY_PRIVATE,
    KEY_RECURSIVE,
    KEY_TYPE_UNSUPPORTED,
    KRYO_NOT_NEEDED,
    MIGRATE_FROM,
    MUTABLE_STATIC(Kind.WARNING),
    NON_DETERMINISTIC_CALL(Kind.WARNING),
    NULL_VALUE,
    ON_BROADCAST,
    ON_TIMER,
    OPERATOR_ID_DUPLICATE,
    OPERATOR_ID_INVALID,
    OPTION_VALUE,
    PARALLEL_STREAM(Kind.WARNING),
    RAW_GROUP_STATE,
    REMOVED,
    RENAMED_FROM,
    RESULT_IGNORED(Kind.WARNING),
    SCHEMA_MALFORMED,
    SCHEMA_MISSING,
    SCHEMA_STALE(Kind.WARNING),
    SERIALIZER_MISSING,
    SERIALIZE_WITH_CLASS,
    SERIALIZE_WITH_TYPE,
    SIDE_EFFECT(Kind.WARNING),
    STATEFUL_FUNCTION,
    STATE_ACCESSOR,
    STATE_AND_KEY,
    STATE_ARRAY_AS_KEY,
    STATE_CLASS_ABSTRACT,
    STATE_CLASS_INNER,
    STATE_COLLECTION_TYPE,
    STATE_FIELD_HIDDEN,
    STATE_FIELD_INACCESSIBLE,
    STATE_FIELDS_LOST,
    STATE_GENERIC,
    STATE_GENERIC_ARRAY,
    STATE_LOOKS_RENAMED,
    STATE_NAME,
    STATE_NEVER_UPDATED(Kind.WARNING),
    STATE_NO_CONSTRUCTOR,
    STATE_NO_EQUALITY,
    STATE_NOT_ANNOTATED,
    STATE_NOT_COMPARABLE,
    STATE_NOT_DATA,
    STATE_NOT_RECORD,
    STATE_NULLABLE,
    STATE_NULLABLE_OPTIONAL,
    STATE_NULLABLE_PRIMITIVE,
    STATE_PRIVATE,
    STATE_RECURSIVE,
    STATE_SCHEMA_CHANGED,
    STATE_SEALED_NAMES,
    STATE_SEALED_SUBTYPE,
    STATE_SUPERCLASS,
    STATE_TYPE_OPEN,
    STATE_TYPE_RAW,
    STATE_TYPE_UNSUPPORTED,
    STATE_UNBOUNDED(Kind.WARNING),
    STATE_UPDATED_UNCHANGED(Kind.WARNING),
    STATE_VERSION,
    STRAY_ANNOTATION,
    SWALLOWED_EXCEPTION(Kind.WARNING),
    TIMER_UNHANDLED,
    TIMEOUT_NOT_RENEWED(Kind.WARNING),
    TIMEOUT_UNPAIRED(Kind.WARNING),
    TIME_TO_LIVE,
    TYPE_UNRESOLVED,
    UNBOUNDED_REASON,
    UNKNOWN_OPTION,
    UPDATE_ABSTRACT,
    UPDATE_AFTER_REMOVE(Kind.WARNING),
    UPDATE_GENERIC,
    UPDATE_INNER_CLASS,
    UPDATE_NAME,
    UPDATE_NULLABLE_RESULT,
    UPDATE_OVERLOADED,
    UPDATE_PRIVATE,
    UPDATE_RETURN_STREAM,
    UPDATE_RETURN_TYPE,
    UPDATE_SIGNATURE,
    UPDATE_THROWS,
    WINDOW_NOT_POSITIVE;

    private final Kind kind;
    private final String title;

    Tag() {
        this(Kind.ERROR);
    }

    Tag(Kind kind) {
        this.kind = kind;
        this.title = titleOf(name());
    }

    /** As it is printed: {@code StateTypeUnsupported}. */
    public String title() {
        return title;
    }

    /** Whether the build fails by it. */
    public boolean isError() {
        return kind == Kind.ERROR;
    }

    Kind kind() {
        return kind;
    }

    private static String titleOf(String name) {
        StringBuilder title = new StringBuilder();
        for (String word : name.split("_", -1)) {
            title.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return title.toString();
    }
}
