package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The records of a sealed type: new ones are welcome, and a written one has to be there or to have another name now. */
final class OneOfResolver {

    private final Resolver resolver;
    private final Scope written;
    private final OneOf was;
    private final Scope current;
    private final OneOf now;
    private final String path;

    OneOfResolver(Resolver resolver, Scope written, OneOf was, Scope current, OneOf now, String path) {
        this.resolver = resolver;
        this.written = written;
        this.was = was;
        this.current = current;
        this.now = now;
        this.path = path;
    }

    Transcoder resolve() {
        List<OneOfTranscoder.Alternative> alternatives = new ArrayList<>();
        Set<Integer> known = new HashSet<>();
        for (RecordOf before : was.alternatives()) {
            int number = find(before);
            known.add(number);
            if (number < 0) {
                refuse(before);
                continue;
            }
            RecordOf after = now.alternatives().get(number);
            checkReused(before, after);
            Transcoder record = resolver.resolve(
                    new Place(before, written), new Place(after, current), path + "(" + after.simpleName() + ")");
            alternatives.add(new OneOfTranscoder.Alternative(number, record));
        }
        for (int number = 0; number < now.alternatives().size(); number++) {
            if (!known.contains(number)) {
                RecordOf added = now.alternatives().get(number);
                resolver.note(Kind.SUBTYPE_ADDED, path, "", added.simpleName());
            }
        }
        return new OneOfTranscoder(resolver.extents().of(written), alternatives);
    }

    /** A new record must not take the name of one that has another name now. */
    private void checkReused(RecordOf before, RecordOf after) {
        String name = before.simpleName();
        for (RecordOf other : now.alternatives()) {
            boolean isNew = was.alternatives().stream()
                    .noneMatch(old -> old.simpleName().equals(other.simpleName()));
            if (isNew
                    && other.formerNames().contains(name)
                    && after.simpleName().equals(name)) {
                resolver.refuse(
                        Kind.NAME_AMBIGUOUS,
                        path,
                        name,
                        name + " and " + other.simpleName(),
                        "give the new record " + name + " another name, or remove @RenamedFrom(\"" + name + "\") from "
                                + other.simpleName());
            }
        }
    }

    private int find(RecordOf before) {
        for (int number = 0; number < now.alternatives().size(); number++) {
            if (now.alternatives().get(number).simpleName().equals(before.simpleName())) {
                return number;
            }
        }
        for (int number = 0; number < now.alternatives().size(); number++) {
            RecordOf after = now.alternatives().get(number);
            if (after.formerNames().contains(before.simpleName())) {
                resolver.note(Kind.SUBTYPE_RENAMED, path, before.simpleName(), after.simpleName());
                return number;
            }
        }
        return -1;
    }

    private void refuse(RecordOf before) {
        String name = before.simpleName();
        resolver.refuse(
                Kind.SUBTYPE_REMOVED,
                path,
                name,
                "",
                "restore " + name + " in " + now.name() + ", or put @RenamedFrom(\"" + name
                        + "\") on the record that takes its place");
    }
}
