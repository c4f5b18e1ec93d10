package dev.holdfast.processor.body.determinism;

import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Code;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;
import dev.holdfast.processor.diagnostic.ImpureSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Update functions depend on key, events and state alone. */
public final class ImpureCalls implements BatchRule {

    private static final Set<String> RANDOM_TYPES = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.random.RandomGenerator",
            "java.security.SecureRandom");

    /** Numbers with separators or fractions, and times, are written in other ways in other countries. */
    private static final Pattern LOCAL_FORMAT = Pattern.compile("%[^a-zA-Z%]*([efgtEGT]|(?<=[,][^a-zA-Z%]{0,9})d)");

    @Override
    public void check(BatchCode body, Findings findings) {
        CallScanner.scan(
                body,
                call -> source(call, body)
                        .ifPresent(source -> findings.add(
                                call.path(), BodyMessages.impure(body.name(), call.text(), source, body.hasState()))));
    }

    private static Optional<ImpureSource> source(Call call, BatchCode body) {
        if (new Clocks(body).isAskedBy(call)) {
            return Optional.of(ImpureSource.TIME);
        }
        Code code = body.code();
        Optional<ImpureSource> known = ImpureMethods.source(call.owner(), call.name());
        if (known.isPresent()) {
            return isGiven(call, code) ? Optional.empty() : known;
        } else if (isSharedRandom(call, code)) {
            return Optional.of(ImpureSource.CHANCE);
        } else if (isLocalText(call)) {
            return Optional.of(ImpureSource.MACHINE);
        }
        return IdentityHashes.isTakenBy(call, code) ? Optional.of(ImpureSource.IDENTITY) : Optional.empty();
    }

    /** {@code new Random(seed)}, {@code Instant.now(clock)}, {@code new Date(millis)}: the caller decides what it is. */
    private static boolean isGiven(Call call, Code code) {
        return IntStream.range(0, call.arguments().size())
                .anyMatch(i ->
                        code.type(call.argument(i)).filter(ImpureCalls::isSeed).isPresent());
    }

    private static boolean isSeed(TypeMirror type) {
        return type.getKind() == TypeKind.LONG
                || type.getKind() == TypeKind.INT
                || Clocks.isClock(type.toString())
                || RANDOM_TYPES.contains(type.toString());
    }

    /** What one call draws depends on what all the others have drawn. */
    private static boolean isSharedRandom(Call call, Code code) {
        return RANDOM_TYPES.contains(call.owner())
                && call.receiver().filter(code::isField).isPresent();
    }

    private static boolean isLocalText(Call call) {
        if (!call.owner().equals("java.lang.String")) {
            return false;
        }
        return switch (call.name()) {
            case "toLowerCase", "toUpperCase" -> call.method().getParameters().isEmpty();
            case "format" -> isLocalFormat(call);
            case "formatted" ->
                call.receiver().filter(path -> isLocal(path.getLeaf())).isPresent();
            default -> false;
        };
    }

    private static boolean isLocalFormat(Call call) {
        TypeMirror first = call.method().getParameters().get(0).asType();
        return first.toString().equals("java.lang.String")
                && !call.arguments().isEmpty()
                && isLocal(call.arguments().get(0));
    }

    private static boolean isLocal(Object format) {
        return LOCAL_FORMAT.matcher(format.toString()).find();
    }
}
