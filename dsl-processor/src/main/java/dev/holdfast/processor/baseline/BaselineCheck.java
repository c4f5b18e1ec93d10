package dev.holdfast.processor.baseline;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.evolution.MigrationSet;
import dev.holdfast.evolution.Resolution;
import dev.holdfast.evolution.SchemaChange;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.MigrationModel;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.schema.SchemaValues;
import dev.holdfast.serial.SchemaType;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Compares state types with their accepted schemas: silent if older states are restored by themselves, an error if they would be
 * lost or misread. Each type is compared with its own file only, so an incremental build says the same as a whole one.
 */
public final class BaselineCheck {

    private final BaselineFolder folder;
    private final boolean accepts;
    private final Elements elements;
    private final Diagnostics diagnostics;

    /** @param accepts whether schemas are written instead of compared */
    public BaselineCheck(BaselineFolder folder, boolean accepts, Elements elements, Diagnostics diagnostics) {
        this.folder = folder;
        this.accepts = accepts;
        this.elements = elements;
        this.diagnostics = diagnostics;
    }

    /** Compares or accepts the types of a round. */
    public void check(Models fresh, Models all) {
        new StateNamesCheck(folder, accepts, diagnostics).check(fresh.operators());
        SchemaValues schemas = new SchemaValues(all);
        MigrationSet migrations = migrations(all, schemas);
        for (StateRecordModel model : fresh.states()) {
            String type = model.name().canonicalName();
            if (!isState(type)) {
                continue;
            }
            try {
                check(model, type, schemas.of(model), migrations);
            } catch (UncheckedIOException e) {
                String name = model.name().simpleName();
                diagnostics.add(
                        model.origin(),
                        EvolutionMessages.baselineInaccessible(
                                name, folder.nameOf(type), String.valueOf(e.getCause())));
            }
        }
    }

    private void check(StateRecordModel model, String type, SchemaType now, MigrationSet migrations) {
        if (accepts) {
            folder.write(type, now);
        } else {
            compare(model, type, now, migrations);
        }
    }

    /** Reports files of types that are no more. */
    public void reportStale() {
        for (String type : folder.types()) {
            if (elements.getTypeElement(type) == null) {
                diagnostics.add(Origin.nowhere(), EvolutionMessages.baselineStale(folder.nameOf(type), type));
            }
        }
    }

    /** Events have serializers too, but nothing of them stays. */
    private boolean isState(String type) {
        TypeElement element = elements.getTypeElement(type);
        return element != null && element.getAnnotation(StateRecord.class) != null;
    }

    private void compare(StateRecordModel model, String type, SchemaType now, MigrationSet migrations) {
        String file = folder.nameOf(type);
        try {
            folder.read(type)
                    .ifPresentOrElse(
                            before -> report(model, file, Resolution.of(before, now, migrations)),
                            () -> diagnostics.add(
                                    model.origin(),
                                    EvolutionMessages.baselineMissing(
                                            model.name().simpleName(), file)));
        } catch (IllegalArgumentException e) {
            diagnostics.add(
                    model.origin(),
                    EvolutionMessages.baselineMalformed(
                            model.name().simpleName(), file, String.valueOf(e.getMessage())));
        }
    }

    private void report(StateRecordModel model, String file, Resolution resolution) {
        for (SchemaChange change : resolution.refusals()) {
            String path = change.path();
            String place = path.isEmpty()
                    ? "state type " + model.name().simpleName()
                    : "'" + path + "' in " + model.name().simpleName();
            diagnostics.add(origin(model, path), message(change, place, file));
        }
    }

    private static Message message(SchemaChange change, String place, String file) {
        String before = change.before().isEmpty() ? "nothing" : change.before();
        String now = change.now().isEmpty() ? "nothing" : change.now();
        String fix = Objects.requireNonNull(change.fix());
        return switch (change.kind()) {
            case LOOKS_RENAMED -> EvolutionMessages.looksRenamed(place, before, now, file, fix);
            case FIELDS_LOST -> EvolutionMessages.lost(place, before, now, file, fix);
            default -> EvolutionMessages.changed(place, before, now, file, fix);
        };
    }

    /** The component in which the path begins. */
    private static Origin origin(StateRecordModel model, String path) {
        String name = path.split("[.\\[{(]", 2)[0];
        return model.components().stream()
                .filter(component -> component.name().equals(name))
                .map(component -> component.origin())
                .findFirst()
                .orElse(model.origin());
    }

    private static MigrationSet migrations(Models all, SchemaValues schemas) {
        MigrationSet migrations = MigrationSet.noneAmong(all.states().stream()
                .flatMap(model -> MigrationSet.versioned(schemas.of(model)).stream())
                .collect(Collectors.toSet()));
        for (StateRecordModel model : all.states()) {
            for (MigrationModel migration : model.migrations()) {
                List<StateRecordModel> old = all.states().stream()
                        .filter(state -> state.name().equals(migration.oldType()))
                        .toList();
                if (!old.isEmpty() && schemas.of(old.get(0)) instanceof SchemaType.RecordOf record) {
                    migrations.declared(model.name().reflectionName(), record);
                }
            }
        }
        return migrations;
    }
}
