package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.NullableOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record. A field is found by its name, else by a former one; one that was not written gets a value, and one
 * that is gone is passed over. A field that is gone while another is new that could hold its values, or is a number like it, looks
 * like a rename that was forgotten, by which the state would be lost; so the new one has to say what it is.
 */
final class RecordResolver {

    private static final int NOT_WRITTEN = -1;

    private final Resolver resolver;
    private final Scope written;
    private final RecordOf was;
    private final Scope current;
    private final RecordOf now;
    private final String path;

    RecordResolver(Resolver resolver, Scope written, RecordOf was, Scope current, RecordOf now, String path) {
        this.resolver = resolver;
        this.written = written;
        this.was = was;
        this.current = current;
        this.now = now;
        this.path = path;
    }

    Transcoder resolve() {
        Map<SchemaField, Integer> sources = new LinkedHashMap<>();
        now.fields().forEach(field -> sources.put(field, source(field)));
        List<SchemaField> gone = new ArrayList<>();
        for (int i = 0; i < was.fields().size(); i++) {
            if (!sources.containsValue(i)) {
                gone.add(was.fields().get(i));
            }
        }
        List<RecordTranscoder.Field> fields = new ArrayList<>();
        sources.forEach((field, source) -> {
            if (source == NOT_WRITTEN) {
                fields.add(RecordTranscoder.Field.added(added(field, gone)));
            } else {
                fields.add(new RecordTranscoder.Field(source, kept(was.fields().get(source), field)));
            }
        });
        gone.forEach(field -> resolver.note(Kind.FIELD_REMOVED, path(field), field, ""));
        noteOrder(List.copyOf(sources.values()));
        return new RecordTranscoder(
                resolver.extents().of(written), resolver.extents().ofFields(was, written), fields);
    }

    private int source(SchemaField field) {
        int sameName = indexOf(was, field.name());
        if (sameName >= 0) {
            SchemaField heir = heir(field);
            return heir == null ? sameName : NOT_WRITTEN;
        }
        for (String formerName : field.formerNames()) {
            int former = indexOf(was, formerName);
            if (former >= 0 && (indexOf(now, formerName) < 0 || isHeir(field, formerName))) {
                return former;
            }
        }
        return NOT_WRITTEN;
    }

    /** The field that has taken over what stood under this one's name, which then stands for something new. */
    private @Nullable SchemaField heir(SchemaField field) {
        for (SchemaField other : now.fields()) {
            if (!other.equals(field) && other.formerNames().contains(field.name()) && isHeir(other, field.name())) {
                return other;
            }
        }
        return null;
    }

    private boolean isHeir(SchemaField field, String formerName) {
        return indexOf(was, field.name()) < 0
                && field.formerNames().stream()
                        .filter(name -> indexOf(was, name) >= 0)
                        .findFirst()
                        .equals(Optional.of(formerName));
    }

    private Transcoder kept(SchemaField before, SchemaField field) {
        if (!before.name().equals(field.name())) {
            resolver.note(Kind.FIELD_RENAMED, path(field), before.name(), field.name());
        }
        return resolver.resolve(new Place(before.type(), written), new Place(field.type(), current), path(field));
    }

    private byte[] added(SchemaField field, List<SchemaField> gone) {
        byte[] value = DefaultValues.bytes(field.type(), field.defaultText());
        SchemaField namesake = gone.stream()
                .filter(old -> couldBecome(old, field))
                .filter(old ->
                        field.defaultText() == null || field.defaultText().equals(old.defaultText()))
                .findFirst()
                .orElse(null);
        if (field.defaultText() == null && indexOf(was, field.name()) >= 0) {
            String heir = String.valueOf(heir(field));
            refuse(
                    Kind.NAME_AMBIGUOUS,
                    field,
                    field.toString(),
                    field + ", " + heir,
                    "if " + field.name() + " is a new field, say so with @DefaultValue; if not, remove @RenamedFrom(\""
                            + field.name() + "\") from '" + heir + "'");
        } else if (namesake != null) {
            refuse(
                    Kind.LOOKS_RENAMED,
                    field,
                    namesake.toString(),
                    field.toString(),
                    "if it was renamed, write @RenamedFrom(\"" + namesake.name() + "\") before '" + field.name()
                            + "'; if it is a new field" + sayNew(field));
        } else if (value == null) {
            refuse(
                    Kind.FIELD_ADDED,
                    field,
                    "",
                    field.toString(),
                    (hasText(field.type())
                                    ? "give '" + field.name()
                                            + "' a @DefaultValue for the states that were written without it, make it"
                                    : "make '" + field.name() + "'")
                            + " @Nullable, or "
                            + Fixes.migrate(written, current, "the type without it"));
        } else {
            resolver.note(Kind.FIELD_ADDED, path(field), "", field);
        }
        return value == null ? new byte[0] : value;
    }

    private void noteOrder(List<Integer> sources) {
        List<Integer> kept = sources.stream().filter(source -> source >= 0).toList();
        if (!kept.equals(kept.stream().sorted().toList())) {
            resolver.note(Kind.FIELDS_REORDERED, path, names(was), names(now));
        }
    }

    private void refuse(Kind kind, SchemaField field, String before, String after, String fix) {
        resolver.refuse(kind, path(field), before, after, fix);
    }

    private String path(SchemaField field) {
        return path.isEmpty() ? field.name() : path + "." + field.name();
    }

    private boolean couldBecome(SchemaField old, SchemaField field) {
        SchemaType before = present(old.type());
        SchemaType after = present(field.type());
        return before.layout().equals(after.layout())
                || (Widening.isNumber(before) && Widening.isNumber(after))
                || resolver.wouldHold(new Place(before, written), new Place(after, current));
    }

    private static SchemaType present(SchemaType type) {
        return type instanceof NullableOf nullable ? nullable.type() : type;
    }

    private static String sayNew(SchemaField field) {
        return field.defaultText() == null
                ? ", write @DefaultValue(\"" + exampleText(field.type()) + "\") before it"
                : " that has the same @DefaultValue by chance, accept its schema";
    }

    /** Whether a default can be written down. */
    private static boolean hasText(SchemaType type) {
        return type instanceof SchemaType.Scalar || type instanceof SchemaType.Enumeration;
    }

    private static String exampleText(SchemaType type) {
        if (type instanceof NullableOf) {
            return "null";
        } else if (type instanceof SchemaType.Scalar scalar) {
            String zero = Scalars.form(scalar).zero();
            return zero == null || type.equals(SchemaType.CHAR) ? "…" : zero;
        }
        return DefaultValues.isNatural(type) ? "" : "…";
    }

    private static int indexOf(RecordOf record, String name) {
        for (int i = 0; i < record.fields().size(); i++) {
            if (record.fields().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String names(RecordOf record) {
        return String.join(", ", record.fields().stream().map(SchemaField::name).toList());
    }
}
