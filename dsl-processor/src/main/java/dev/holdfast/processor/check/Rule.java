package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.model.Models;
import java.util.Set;

/** One rule over all models of a build. */
interface Rule {

    /**
     * Reports what breaks the rule.
     *
     * @param fresh what this round read; only this may be reported
     * @param all what all rounds read, with {@code fresh}
     * @return the records that cannot be written because of it
     */
    Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics);
}
