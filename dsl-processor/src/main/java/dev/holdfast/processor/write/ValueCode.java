package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.OptionalKind;
import java.util.Optional;
import java.util.function.Function;

/** What writes and reads the values of one type. The output is always called {@code out}. */
final class ValueCode {

    private final Function<CodeBlock, CodeBlock> writeFn;
    private final Function<String, CodeBlock> readFn;

    /**
     * @param writeFn from a value to the call that writes it, without a semicolon
     * @param readFn from the name of the input to an expression
     */
    static ValueCode ofCalls(Function<CodeBlock, CodeBlock> writeFn, Function<String, CodeBlock> readFn) {
        return new ValueCode(
                value -> CodeBlock.builder()
                        .addStatement("$L", writeFn.apply(value))
                        .build(),
                readFn);
    }

    private ValueCode(Function<CodeBlock, CodeBlock> writeFn, Function<String, CodeBlock> readFn) {
        this.writeFn = writeFn;
        this.readFn = readFn;
    }

    // out.writeBoolean(value.lastPage() != null);
    // if (value.lastPage() != null) {
    //     out.writeString(value.lastPage());
    // }
    //
    // in.readBoolean() ? in.readString() : null
    /** The same for values that may be null. */
    ValueCode orNull() {
        return new ValueCode(
                value -> ifPresent(CodeBlock.of("$L != null", value), writeFn.apply(value)),
                in -> CodeBlock.of("$N.readBoolean() ? $L : null", in, readFn.apply(in)));
    }

    // out.writeBoolean(value.nickname().isPresent());
    // if (value.nickname().isPresent()) {
    //     out.writeString(value.nickname().get());
    // }
    //
    // in.readBoolean() ? Optional.of(in.readString()) : Optional.empty()
    /** The same for an optional of the values. */
    ValueCode optional() {
        return new ValueCode(
                value -> ifPresent(
                        CodeBlock.of("$L.isPresent()", value), writeFn.apply(CodeBlock.of("$L.get()", value))),
                in -> CodeBlock.of(
                        "$N.readBoolean() ? $T.of($L) : $T.empty()",
                        in,
                        Optional.class,
                        readFn.apply(in),
                        Optional.class));
    }

    // in.readBoolean() ? OptionalInt.of(in.readVarInt()) : OptionalInt.empty()
    /** The same for an optional of primitive values. */
    ValueCode optionalOf(OptionalKind kind) {
        String getter = switch (kind) {
            case INT -> "getAsInt";
            case LONG -> "getAsLong";
            case DOUBLE -> "getAsDouble";
        };
        return new ValueCode(
                value -> ifPresent(
                        CodeBlock.of("$L.isPresent()", value), writeFn.apply(CodeBlock.of("$L.$L()", value, getter))),
                in -> CodeBlock.of(
                        "$N.readBoolean() ? $T.of($L) : $T.empty()",
                        in,
                        kind.javaType(),
                        readFn.apply(in),
                        kind.javaType()));
    }

    private static CodeBlock ifPresent(CodeBlock condition, CodeBlock write) {
        return CodeBlock.builder()
                .addStatement("out.writeBoolean($L)", condition)
                .beginControlFlow("if ($L)", condition)
                .add(write)
                .endControlFlow()
                .build();
    }

    /** Statements that write a value. */
    CodeBlock write(CodeBlock value) {
        return writeFn.apply(value);
    }

    /** An expression that reads one. */
    CodeBlock read(String in) {
        return readFn.apply(in);
    }
}
