package dev.holdfast.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.holdfast.annotation.Aggregate;
import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.body.BodyCheck;
import dev.holdfast.processor.check.RecursiveTypes;
import dev.holdfast.processor.check.Rules;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.read.stray.StrayAnnotations;
import dev.holdfast.processor.write.AggregateWriter;
import dev.holdfast.processor.write.EventFieldsWriter;
import dev.holdfast.processor.write.KeySerializerWriter;
import dev.holdfast.processor.write.OperatorsWriter;
import dev.holdfast.processor.write.StateSerializerWriter;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes serializers for state and key records, and factories for update functions and aggregates. Compilers find and call it; it
 * has no other use.
 */
@AutoService(Processor.class)
public final class HoldfastProcessor extends AbstractProcessor {

    private final Diagnostics diagnostics = new Diagnostics();
    private final TaskList tasks = new TaskList();
    private final BiConsumer<Stage, TypeElement> before;
    private Models all = Models.NONE;
    private Baselines baselines = Baselines.none();
    private Consumer<OperatorsModel> bodies = model -> {};

    /** For compilers. */
    public HoldfastProcessor() {
        this((stage, type) -> {});
    }

    /** With something to do before each stage of a type: tests plant a bug there. */
    HoldfastProcessor(BiConsumer<Stage, TypeElement> before) {
        this.before = before;
    }

    /**
     * Ours; all, where there are options for us: javac takes an option for one that nobody knows, if no processor that knows it
     * finds an annotation.
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return getSupportedOptions().isEmpty()
                ? Stream.concat(
                                Stream.of(
                                        StateRecord.class,
                                        KeyRecord.class,
                                        EventRecord.class,
                                        UpdateFunction.class,
                                        OnBroadcast.class,
                                        OnTimer.class,
                                        StatefulFunction.class,
                                        Aggregate.class),
                                StrayAnnotations.ALL.stream())
                        .map(Class::getCanonicalName)
                        .collect(Collectors.toSet())
                : Set.of("*");
    }

    /** All that begin like ours, so that the compiler leaves it to us to say which do not exist. */
    @Override
    public Set<String> getSupportedOptions() {
        return isInitialized() ? KnownOptions.ours(processingEnv.getOptions().keySet()) : Set.of();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        KnownOptions.check(environment.getOptions(), diagnostics);
        baselines = Baselines.of(environment, diagnostics);
        bodies = BodyCheck.install(environment, type -> before.accept(Stage.BODY, type));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            reportUnresolved();
            baselines.end();
        } else {
            processRound(round);
        }
        diagnostics.print(processingEnv.getMessager());
        return false;
    }

    private void processRound(RoundEnvironment round) {
        ModelReader reader = new ModelReader(processingEnv, diagnostics);
        Models fresh = Models.NONE;
        for (Task task : tasks.next(round)) {
            TypeElement type = typeOf(task.type());
            if (TaskList.missingType(task, type).isEmpty()) {
                fresh = fresh.and(
                        guarded(Stage.READ, type, () -> reader.read(task, type)).orElse(Models.NONE));
                tasks.done(task);
            }
        }
        new StrayAnnotations(diagnostics).check(round);
        Models ready = tasks.postpone(fresh);
        all = all.and(ready);
        if (!ready.isEmpty()) {
            TypeElement first = typeOf(ready.first().canonicalName());
            Models writable =
                    guarded(Stage.CHECK, first, () -> check(ready, reader)).orElse(Models.NONE);
            write(writable);
            ready.operators().forEach(bodies);
            guarded(Stage.COMPARE, first, () -> baselines.check(writable, all));
        }
    }

    /** What can be written of the models of a round. */
    private Models check(Models ready, ModelReader reader) {
        all = all.and(reader.readInside(all, this::typeOrNull));
        Set<ClassName> refused = new HashSet<>(reader.refused());
        refused.addAll(Rules.check(ready, all, diagnostics));
        refused.addAll(new MissingSerializers(
                        type -> tasks.hasSeen(type.canonicalName()),
                        type -> typeOrNull(type.canonicalName()) != null,
                        diagnostics)
                .check(ready));
        return Writable.of(ready, refused);
    }

    private void write(Models models) {
        RecursiveTypes recursive = new RecursiveTypes(all);
        models.states()
                .forEach(model ->
                        write(model.name(), () -> StateSerializerWriter.write(model, recursive.around(model.name()))));
        models.keys().forEach(model -> write(model.name(), () -> KeySerializerWriter.write(model)));
        models.events().forEach(model -> write(model.name(), () -> EventFieldsWriter.write(model)));
        models.operators().forEach(model -> write(model.name(), () -> OperatorsWriter.write(model)));
        models.aggregates().forEach(model -> write(model.name(), () -> AggregateWriter.write(model)));
    }

    private void write(ClassName origin, Supplier<JavaFile> file) {
        TypeElement type = typeOf(origin.canonicalName());
        GeneratedFiles files =
                new GeneratedFiles(processingEnv.getFiler(), processingEnv.getElementUtils(), diagnostics);
        guarded(Stage.WRITE, type, () -> files.write(file.get(), type));
    }

    private void guarded(Stage stage, TypeElement type, Runnable action) {
        guarded(stage, type, () -> {
            action.run();
            return true;
        });
    }

    /** A bug of ours is reported as such, on the user's element, and does not end the compiler. */
    private <T> Optional<T> guarded(Stage stage, TypeElement type, Supplier<T> action) {
        try {
            before.accept(stage, type);
            return Optional.of(action.get());
        } catch (RuntimeException | StackOverflowError bug) {
            String name = type.getQualifiedName().toString();
            diagnostics.add(Origin.of(type), ProcessorMessages.internalError(name, bug));
            return Optional.empty();
        }
    }

    private void reportUnresolved() {
        for (Task task : tasks.waiting()) {
            TypeElement type = typeOf(task.type());
            TaskList.missingType(task, type)
                    .ifPresent(missing -> diagnostics.add(
                            Origin.of(type),
                            ProcessorMessages.unresolved(type.getSimpleName().toString(), missing)));
        }
    }

    private TypeElement typeOf(String qualifiedName) {
        return Objects.requireNonNull(typeOrNull(qualifiedName), "it was annotated");
    }

    private @Nullable TypeElement typeOrNull(String qualifiedName) {
        return processingEnv.getElementUtils().getTypeElement(qualifiedName);
    }
}
