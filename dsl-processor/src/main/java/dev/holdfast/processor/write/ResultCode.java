package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.ResultModel;

/** How what a method of the user returns is handed to an emitter: the body of a lambda, behind its arrow. */
final class ResultCode {

    private ResultCode() {}

    // Presences.watch(service, lines, state).forEachRemaining(out::emit)
    // { try (Stream<BusyDay> results = BusyDays.perDay(day, sessions, state)) { results.forEachOrdered(out::emit); } }
    // out.emit(Sessionize.close(user, session))
    // Watch.watch(user, bids, states.get(TOTAL), out)
    static CodeBlock of(ResultModel result, CodeBlock call, String out, String results) {
        return switch (result.shape()) {
            case ONE -> CodeBlock.of("$N.emit($L)", out, call);
            case ITERATOR -> CodeBlock.of("$L.forEachRemaining($N::emit)", call, out);
            case ITERABLE -> CodeBlock.of("$L.forEach($N::emit)", call, out);
            case STREAM ->
                CodeBlock.builder()
                        .add("{$>\n")
                        .add("try ($T $N = $L) {$>\n", result.returnType(), results, call)
                        .add("$N.forEachOrdered($N::emit);$<\n", results, out)
                        .add("}$<\n}")
                        .build();
            case EMITTER, NOTHING -> call;
        };
    }
}
