package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.KeyOf;
import dev.holdfast.serial.SchemaType.ListOf;
import dev.holdfast.serial.SchemaType.MapOf;
import dev.holdfast.serial.SchemaType.NullableOf;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.Opaque;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.SchemaType.SetOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks two schemas side by side, and notes what differs and how to get from one to the other. It goes on after a difference
 * that cannot be bridged, to note all of them; the plan is then not used.
 *
 * <p>A pair of records that is met again inside itself gives the same transcoder again. There are finitely many pairs, so the
 * walk ends whatever encloses what.
 */
final class Resolver {

    private final MigrationSet migrations;
    private final boolean isTrial;
    private final Extents extents = new Extents();
    private final List<SchemaChange> changes = new ArrayList<>();
    private final Map<Pair, NestedTranscoder> known = new HashMap<>();
    private final Map<MigrationStep, Scope> oldScopes = new HashMap<>();
    private final List<Runnable> checks = new ArrayList<>();
    private @Nullable OldVersion oldVersion;

    Resolver(MigrationSet migrations) {
        this(migrations, false);
    }

    private Resolver(MigrationSet migrations, boolean isTrial) {
        this.migrations = migrations;
        this.isTrial = isTrial;
    }

    private record Pair(Scope written, Scope current) {}

    List<SchemaChange> changes() {
        return changes;
    }

    Extents extents() {
        return extents;
    }

    void note(Kind kind, String path, Object before, Object now) {
        changes.add(new SchemaChange(kind, path, before.toString(), now.toString(), null));
    }

    void refuse(Kind kind, String path, Object before, Object now, String fix) {
        refuse(new SchemaChange(kind, path, before.toString(), now.toString(), fix), oldVersion);
    }

    /** @param within the old type in which it is a difference; null if in none */
    void refuse(SchemaChange change, @Nullable OldVersion within) {
        changes.add(within == null ? change : within.explain(change));
    }

    MigrationSet migrations() {
        return migrations;
    }

    /** The type that a migration starts from, while it is compared. */
    @Nullable
    OldVersion oldVersion() {
        return oldVersion;
    }

    /** Reports lost fields when all else is known. */
    void atEnd(LostFields lost) {
        checks.add(() -> lost.report(this));
    }

    /** Makes the checks that need the whole plan. */
    void finish() {
        checks.forEach(Runnable::run);
    }

    /** Whether all of what stands at one place could be read at the other. A trial makes no trials itself, so it ends. */
    boolean wouldHold(Place written, Place current) {
        if (isTrial) {
            return false;
        }
        Resolver trial = new Resolver(migrations, true);
        trial.resolve(written, current, "");
        trial.finish();
        return trial.changes.stream().allMatch(change -> change.restores() && !change.isRemoval());
    }

    Transcoder resolve(Place written, Place current, String path) {
        if (written.isScope() && current.isScope()) {
            return resolve(written.enter(), current.enter(), path);
        }
        Extent extent = extents.of(written);
        SchemaType from = written.type();
        SchemaType into = current.type();
        if (into instanceof NullableOf now) {
            return optional(extent, written, current.with(now.type()), path);
        } else if (from instanceof ListOf was && into instanceof ListOf now) {
            Transcoder element = resolve(written.with(was.element()), current.with(now.element()), path + "[]");
            return new ElementsTranscoder(extent, List.of(element));
        } else if (from instanceof SetOf was && into instanceof SetOf now) {
            return set(extent, written, was, current, now, path);
        } else if (from instanceof MapOf was && into instanceof MapOf now) {
            return map(extent, written, was, current, now, path);
        } else if (from instanceof Enumeration was && into instanceof Enumeration now) {
            return new EnumResolver(this).resolve(extent, was, now, path);
        } else if (Widening.fits(from, into)) {
            note(Kind.TYPE_WIDENED, path, from, into);
            return Widening.transcoder(from, into, extent);
        } else if (from instanceof Opaque was && into instanceof Opaque now && now.accepts(was)) {
            return ValueTranscoder.same(extent);
        } else if (from instanceof KeyOf was
                && into instanceof KeyOf now
                && KeyChanges.keepBytes(was.type(), now.type())) {
            return ValueTranscoder.same(extent);
        } else if (!from.layout().equals(into.layout())) {
            refuse(
                    Kind.TYPE_CHANGED,
                    path,
                    from,
                    into,
                    Fixes.migrate(migrations, written.scope(), current.scope(), Fixes.shortName(from)));
        }
        return ValueTranscoder.same(extent);
    }

    private Transcoder optional(Extent extent, Place written, Place current, String path) {
        if (written.type() instanceof NullableOf was) {
            return new OptionalTranscoder(extent, resolve(written.with(was.type()), current, path), true);
        }
        note(Kind.TYPE_WIDENED, path, written.type(), current.type() + "?");
        return new OptionalTranscoder(extent, resolve(written, current, path), false);
    }

    private Transcoder set(Extent extent, Place written, SetOf was, Place current, SetOf now, String path) {
        Transcoder element = resolve(written.with(was.element()), current.with(now.element()), path + "[]");
        boolean becameSorted = now.isSorted() && !was.isSorted() && !Sorting.tellsApart(now.element());
        checks.add(() -> {
            if (becameSorted || !element.holdsThroughout(part -> !part.mayMerge())) {
                refuse(
                        Kind.SET_MERGED,
                        path,
                        was,
                        now,
                        Fixes.migrate(
                                migrations,
                                written.scope(),
                                current.scope(),
                                becameSorted ? was.toString() : "the elements"));
            }
        });
        return new ElementsTranscoder(extent, List.of(element));
    }

    private Transcoder map(Extent extent, Place written, MapOf was, Place current, MapOf now, String path) {
        Transcoder key = resolve(written.with(was.key()), current.with(now.key()), path + "{key}");
        Transcoder value = resolve(written.with(was.value()), current.with(now.value()), path + "{}");
        boolean becameSorted = now.isSorted() && !was.isSorted() && !Sorting.tellsApart(now.key());
        checks.add(() -> {
            if (becameSorted || !key.isCopy()) {
                refuse(
                        Kind.MAP_KEY_CHANGED,
                        path,
                        was,
                        now,
                        Fixes.migrate(
                                migrations,
                                written.scope(),
                                current.scope(),
                                becameSorted ? was.toString() : "the keys"));
            }
        });
        return new ElementsTranscoder(extent, List.of(key, value));
    }

    private Transcoder resolve(Scope written, Scope current, String path) {
        Pair pair = new Pair(written, current);
        NestedTranscoder nested = known.get(pair);
        if (nested != null) {
            return nested.again(extents.of(written));
        }
        NestedTranscoder fresh = NestedTranscoder.unknown(extents.of(written));
        known.put(pair, fresh);
        fresh.is(resolveNew(written, current, path));
        return fresh;
    }

    private Transcoder resolveNew(Scope written, Scope current, String path) {
        if (written.type() instanceof RecordOf was && current.type() instanceof RecordOf now) {
            MigrationStep step = migrations.find(now.name(), was.version(), now.version());
            if (step == null && was.version() > now.version()) {
                note(Kind.VERSION_LOWERED, path, "version " + was.version(), "version " + now.version());
            }
            return step == null
                    ? new RecordResolver(this, written, was, current, now, path).resolve()
                    : migrated(written, was, now, step, path);
        } else if (written.type() instanceof OneOf was && current.type() instanceof OneOf now) {
            return new OneOfResolver(this, written, was, current, now, path).resolve();
        }
        refuse(Kind.TYPE_CHANGED, path, written.type(), current.type(), "restore " + Fixes.shortName(written.type()));
        return ValueTranscoder.same(extents.of(written));
    }

    private Transcoder migrated(Scope written, RecordOf was, RecordOf now, MigrationStep step, String path) {
        note(Kind.MIGRATED, path, "version " + was.version(), "version " + now.version());
        Scope old = oldScopes.computeIfAbsent(step, any -> Scope.root(step.oldType()));
        OldVersion outer = oldVersion;
        oldVersion = new OldVersion(was, step, path);
        Transcoder toOld = resolve(written, old, path);
        oldVersion = outer;
        return new MigratedTranscoder(extents.of(written), toOld, step);
    }
}
