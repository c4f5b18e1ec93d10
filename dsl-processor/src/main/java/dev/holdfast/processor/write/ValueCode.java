package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.function.Function;

/** What writes and reads the values of one type. The output is always called {@code out}. */
final class ValueCode {

    private final Function<CodeBlock, CodeBlock> writeFn;
    private final Function<String, CodeBlock> readFn;
    private final boolean isNullable;

    ValueCode(Function<CodeBlock, CodeBlock> writeFn, Function<String, CodeBlock> readFn) {
        this(writeFn, readFn, false);
    }

    private ValueCode(Function<CodeBlock, CodeBlock> writeFn, Function<String, CodeBlock> readFn, boolean isNullable) {
        this.writeFn = writeFn;
        this.readFn = readFn;
        this.isNullable = isNullable;
    }

    /** The same for values that may be null. */
    ValueCode orNull() {
        return new ValueCode(writeFn, readFn, true);
    }

    // out.writeBoolean(value.lastPage() != null);
    // if (value.lastPage() != null) {
    //     out.writeString(value.lastPage());
    // }
    CodeBlock write(CodeBlock value) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (isNullable) {
            code.addStatement("out.writeBoolean($L != null)", value);
            code.beginControlFlow("if ($L != null)", value);
        }
        code.addStatement("$L", writeFn.apply(value));
        if (isNullable) {
            code.endControlFlow();
        }
        return code.build();
    }

    // in.readBoolean() ? in.readString() : null
    CodeBlock read(String in) {
        CodeBlock present = readFn.apply(in);
        return isNullable ? CodeBlock.of("$N.readBoolean() ? $L : null", in, present) : present;
    }
}
