package dev.holdfast.processor;

import dev.holdfast.processor.baseline.BaselineCheck;
import dev.holdfast.processor.baseline.BaselineFolder;
import dev.holdfast.processor.baseline.ModuleFolder;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.Models;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/** The comparison with accepted schemas, if the build asks for it. */
final class Baselines {

    private final Optional<BaselineCheck> check;

    private Baselines(Optional<BaselineCheck> check) {
        this.check = check;
    }

    static Baselines none() {
        return new Baselines(Optional.empty());
    }

    static Baselines of(ProcessingEnvironment environment, Diagnostics diagnostics) {
        Map<String, String> options = environment.getOptions();
        boolean accepts = KnownOptions.value(options, KnownOptions.ACCEPT).equals(Optional.of("true"));
        return new Baselines(KnownOptions.value(options, KnownOptions.SCHEMAS)
                .flatMap(folder -> path(folder, diagnostics))
                .map(folder -> folder(ModuleFolder.of(environment.getFiler()), folder))
                .map(folder -> new BaselineCheck(folder, accepts, environment.getElementUtils(), diagnostics)));
    }

    private static BaselineFolder folder(Path module, Path folder) {
        Path place = module.resolve(folder).normalize();
        return new BaselineFolder(place, place.startsWith(module.normalize()));
    }

    private static Optional<Path> path(String folder, Diagnostics diagnostics) {
        try {
            return Optional.of(Path.of(folder));
        } catch (InvalidPathException e) {
            diagnostics.add(
                    Origin.nowhere(),
                    EvolutionMessages.optionValue(KnownOptions.SCHEMAS, folder, "the path of a folder"));
            return Optional.empty();
        }
    }

    /** Compares or accepts the types of a round. */
    void check(Models fresh, Models all) {
        check.ifPresent(known -> known.check(fresh, all));
    }

    /** After the last round. */
    void end() {
        check.ifPresent(BaselineCheck::reportStale);
    }
}
