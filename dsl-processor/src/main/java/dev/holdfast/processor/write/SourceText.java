package dev.holdfast.processor.write;

import com.palantir.javapoet.JavaFile;
import java.util.regex.Pattern;

/** The text of a generated file, with the layout that a person would give it where JavaPoet's is another. */
public final class SourceText {

    /** No string literal spans lines, so patterns with a line break in them touch no user text. */
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n *}");

    private static final Pattern EMPTY_PARAMETERS = Pattern.compile("\\(\n *\\)");
    private static final Pattern SHORT_JAVADOC = Pattern.compile("/\\*\\*\n +\\* ([^\n]*)\n +\\*/");
    private static final Pattern TYPE_HEADER = Pattern.compile("(?m)^((?:public )?final class .* \\{)\n");

    private SourceText() {}

    // /** Operators of {@link Sessions}: a factory for each update function. */
    // public final class SessionsOperators {
    //
    //     private SessionsOperators() {}
    /** The text to be written, with line feeds. */
    public static String of(JavaFile file) {
        String text = EMPTY_BODY.matcher(file.toString()).replaceAll("{}");
        text = EMPTY_PARAMETERS.matcher(text).replaceAll("()");
        text = SHORT_JAVADOC.matcher(text).replaceAll("/** $1 */");
        return TYPE_HEADER.matcher(text).replaceFirst("$1\n\n");
    }
}
