package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record. A field is found by its name, else by a former one; one that was not written gets a value, and one
 * that is gone is passed over, if that is what is wanted: see {@link LostFields}.
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
        LostFields lost = lostFields(sources);
        List<RecordTranscoder.Field> fields = new ArrayList<>();
        sources.forEach((field, source) -> {
            if (source == NOT_WRITTEN) {
                fields.add(RecordTranscoder.Field.added(added(field, lost.gone().isEmpty())));
            } else {
                fields.add(new RecordTranscoder.Field(source, kept(was.fields().get(source), field)));
            }
        });
        if (!lost.gone().isEmpty()) {
            resolver.atEnd(lost);
        }
        noteOrder(List.copyOf(sources.values()));
        return new RecordTranscoder(
                resolver.extents().of(written), resolver.extents().ofFields(was, written), fields);
    }

    private LostFields lostFields(Map<SchemaField, Integer> sources) {
        List<SchemaField> gone = new ArrayList<>();
        for (int i = 0; i < was.fields().size(); i++) {
            SchemaField field = was.fields().get(i);
            if (!sources.containsValue(i) && now.givesUp(field.name())) {
                resolver.note(Kind.FIELD_GIVEN_UP, path(field), field, "");
            } else if (!sources.containsValue(i)) {
                gone.add(field);
            }
        }
        List<SchemaField> came = sources.entrySet().stream()
                .filter(entry -> entry.getValue() == NOT_WRITTEN)
                .map(Map.Entry::getKey)
                .toList();
        SchemaField claimed = now.fields().stream()
                .filter(field ->
                        gone.stream().anyMatch(lost -> field.formerNames().contains(lost.name())))
                .findFirst()
                .orElse(null);
        boolean keepsNone = came.size() == now.fields().size();
        return new LostFields(path, written, current, gone, came, keepsNone, claimed, resolver.oldVersion());
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

    /** @param isNew whether it cannot be made of a field that is gone, which is asked first */
    private byte[] added(SchemaField field, boolean isNew) {
        byte[] value = DefaultValues.bytes(field.type(), field.defaultText());
        if (field.defaultText() == null && indexOf(was, field.name()) >= 0) {
            String heir = String.valueOf(heir(field));
            refuse(
                    Kind.NAME_AMBIGUOUS,
                    field,
                    field.toString(),
                    field + ", " + heir,
                    "if " + field.name() + " is a new field, say so with @DefaultValue; if not, remove @RenamedFrom(\""
                            + field.name() + "\") from '" + heir + "'");
        } else if (value == null && isNew) {
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
                            + Fixes.migrate(resolver.migrations(), written, current, "the type without it"));
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

    /** Whether a default can be written down. */
    private static boolean hasText(SchemaType type) {
        return type instanceof SchemaType.Scalar || type instanceof SchemaType.Enumeration;
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
