package dev.holdfast.processor;

import dev.holdfast.processor.baseline.BaselineCheck;
import dev.holdfast.processor.baseline.BaselineFolder;
import dev.holdfast.processor.baseline.ModuleFolder;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.model.Models;
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
                .map(folder -> ModuleFolder.of(environment.getFiler()).resolve(Path.of(folder)))
                .map(folder -> new BaselineCheck(
                        new BaselineFolder(folder), accepts, environment.getElementUtils(), diagnostics)));
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
