package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import dev.holdfast.runtime.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query and the sink that write to a directory. Kept there, since the numbers of batches say nothing about whose they are. */
record OutputOwner(String query, String sink) {

    static final String FILE = "_query";

    private static final Pattern CONTENT =
            Pattern.compile("\\{\"query\":\"((?:[^\"\\\\]|\\\\.)*)\",\"sink\":\"((?:[^\"\\\\]|\\\\.)*)\"}\\s*");

    private static final Pattern ESCAPED = Pattern.compile("\\\\u[0-9A-Fa-f]{4}|\\\\.");
    private static final int HEX = 16;

    private static final String FIX =
            " Choose an empty directory, or delete the old output together with its checkpoint.";

    /** Makes the directory this owner's, or fails if it is another's. */
    void claim(CheckpointFiles files, Path directory, Path temporary, OptionalLong lastBatch) throws IOException {
        Path file = directory.resolve(FILE);
        if (!files.exists(file)) {
            if (lastBatch.isPresent()) {
                throw new ForeignOutputException(
                        "Directory " + directory.toAbsolutePath() + " holds output up to batch " + lastBatch.getAsLong()
                                + ", or a hidden file that marks it as delivered, but no file " + FILE
                                + ", so nobody knows whose it is. Put that file back, if it was moved away with the output."
                                + FIX);
            }
            write(files, temporary);
            files.publish(temporary, file, true);
        }
        OutputOwner owner = read(files, file);
        if (!owner.equals(this)) {
            throw new ForeignOutputException("Directory " + directory.toAbsolutePath() + " belongs to "
                    + owner.describe() + ", so " + describe() + " cannot write there." + FIX);
        }
    }

    private String describe() {
        return "sink " + sink + " of query " + query;
    }

    private void write(CheckpointFiles files, Path temporary) throws IOException {
        StringBuilder json = new StringBuilder("{\"query\":");
        JsonString.append(json, query);
        JsonString.append(json.append(",\"sink\":"), sink);
        json.append("}\n");
        try (DurableOutput out = files.create(temporary)) {
            out.write(json.toString().getBytes(StandardCharsets.UTF_8));
            out.sync();
        }
    }

    private static OutputOwner read(CheckpointFiles files, Path file) throws IOException {
        String json;
        try (InputStream in = files.read(file, 0)) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher owner = CONTENT.matcher(json);
        if (!owner.matches()) {
            throw unknown(file);
        }
        return new OutputOwner(text(owner.group(1)), text(owner.group(2)));
    }

    private static String text(String quoted) {
        return ESCAPED.matcher(quoted).replaceAll(escape -> Matcher.quoteReplacement(unescape(escape.group())));
    }

    private static String unescape(String escape) {
        return escape.length() > 2
                ? String.valueOf((char) Integer.parseInt(escape.substring(2), HEX))
                : escape.substring(1);
    }

    private static ForeignOutputException unknown(Path file) {
        return new ForeignOutputException(
                "File " + file.toAbsolutePath() + " does not name the query that writes there." + FIX);
    }
}
